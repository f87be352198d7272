package greenlab.notebooks;

import greenlab.xray.LatePatchCheck;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Changes to the running kernel that the course needs. They are made once in each kernel, by its start-up script. */
public final class KernelFixes {
    private static boolean installed;

    private KernelFixes() {}

    /**
     * Makes the stop button end loops, keeps text blocks from being read as magics, and leaves the kernel's own sockets
     * out of the reports of late patches. Does nothing the second time.
     */
    public static synchronized void install() {
        if (!installed) {
            CellInterrupts.install(ByteBuddyAgent.install());
            TextBlockMagics.install();
            LatePatchCheck.ignoreOpenPorts();
            installed = true;
        }
    }
}
