package greenlab.notebooks;

import greenlab.xray.LatePatchCheck;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Changes to the running kernel that the course needs. They are made once in each kernel, by its start-up script. */
public final class KernelFixes {
    private static boolean installed;

    private KernelFixes() {}

    /**
     * Makes the stop button end loops, keeps text blocks from being read as magics, and leaves the kernel's own sockets
     * out of the reports of late patches. Does nothing the second time.
     */
    public static synchronized void install() throws UnmodifiableClassException {
        if (!installed) {
            Instrumentation jvm = ByteBuddyAgent.install();
            CellInterrupts.install(jvm);
            TextBlockMagics.install(jvm);
            LatePatchCheck.ignoreOpenPorts();
            installed = true;
        }
    }
}
