package greenlab.monkey;

import greenlab.green.GreenSocketImpl;
import java.io.IOException;
import java.net.Socket;

/**
 * Puts a {@link GreenSocketImpl} under every {@link Socket} made from now on, whoever makes it. Sockets that exist keep
 * what they have. The JVM takes such a factory once and never gives it back: there is no undo but a fresh JVM.
 */
public final class SocketPatch {
    private static boolean applied;

    private SocketPatch() {}

    /**
     * Applies the patch. A second time does nothing: it is in effect once.
     *
     * @throws IllegalStateException if somebody else's socket factory is in place already
     */
    @SuppressWarnings("deprecation")   // deprecated, with no successor, because nearly nobody patches sockets
    public static synchronized void apply() {
        if (applied) {
            return;
        }
        try {
            Socket.setSocketImplFactory(GreenSocketImpl::new);
            applied = true;
        } catch (IOException taken) {
            throw new IllegalStateException("sockets are patched already, by someone else: " + taken.getMessage()
                + "; start a fresh JVM and patch first", taken);
        }
    }

    public static synchronized boolean isApplied() {
        return applied;
    }
}
