package greenlab.monkey;

import greenlab.green.GreenServerSocketImpl;
import greenlab.green.GreenSocketImpl;
import greenlab.xray.Late;
import greenlab.xray.PatchStack;
import java.io.IOException;
import java.lang.instrument.UnmodifiableClassException;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The patches there are, in the order in which {@link Monkey#patchAll} applies them. Each puts a cooperative part in
 * the place of one of the JDK's that blocks the thread: in a greenlet the others run meanwhile; elsewhere nothing
 * changes.
 *
 * <p>All of them concern the whole JVM, and may be applied by any thread.
 */
@SuppressWarnings("deprecation")   // socket factories are, with no successor, because nearly nobody patches sockets
public enum Patch {
    /** Sockets made from now on. Those that exist keep what they have. No undo but a fresh JVM. */
    SOCKET("the SocketImpl under every java.net.Socket",
        new FactoryPatch(() -> Socket.setSocketImplFactory(GreenSocketImpl::new), () -> Late.forSockets(Jvm.instrumentationAtHand()))),

    /** Server sockets made from now on. Needs {@link #SOCKET}, of which it accepts. No undo but a fresh JVM. */
    SERVER_SOCKET("the SocketImpl under every java.net.ServerSocket",
        new FactoryPatch(Patch::setServerFactory, Late::forServerSockets)),

    /** All three {@code Thread.sleep}, and with them TimeUnit's. Sleeps that have begun end as they began. */
    SLEEP("Thread.sleep", new SleepPatch()),

    /** Names to addresses and back. What InetAddress has in its cache (30 s by default) isn't asked again. */
    DNS("the InetAddressResolver of java.net.InetAddress", new DnsPatch());

    private final String replaces;
    private final Replacement replacement;
    private boolean patched;

    Patch(String replaces, Replacement replacement) {
        this.replaces = replaces;
        this.replacement = replacement;
    }

    /** What it takes the place of, in words. */
    public String replaces() {
        return replaces;
    }

    /**
     * What was there before it was applied: for DNS the {@link java.net.spi.InetAddressResolver}, for SLEEP the bytes
     * of java.lang.Thread's class file; null for the two sockets, where no factory was set and the JDK made its own.
     * Null, too, as long as a patch was never applied.
     */
    public Object original() {
        return replacement.original();
    }

    /** Whether it is in effect. */
    public synchronized boolean isPatched() {
        return patched;
    }

    /**
     * Applies it. What was made before and won't follow it is told to {@link Monkey#warnTo}.
     *
     * @return false if it was in effect before, and nothing was done
     * @throws IllegalStateException if this JVM doesn't allow it: one line that says why, and the mend
     */
    public synchronized boolean apply() {
        if (patched) {
            return false;
        }
        Monkey.openUp();
        replacement.comesLate().forEach(why -> Monkey.warn(this + " comes late: " + why));
        try {
            replacement.put();
        } catch (Exception refused) {
            throw new IllegalStateException(this + " can't be applied: " + refused.getMessage(), refused);
        }
        patched = true;
        PatchStack.add(name());
        return true;
    }

    /**
     * Puts the original back; does nothing where the patch isn't in effect.
     *
     * @throws UnsupportedOperationException if the JVM allows no undo: SOCKET and SERVER_SOCKET
     */
    public synchronized void undo() {
        if (!patched) {
            return;
        }
        try {
            replacement.putBack();
        } catch (ReflectiveOperationException | UnmodifiableClassException refused) {
            throw new IllegalStateException(this + " can't be undone: " + refused.getMessage(), refused);
        }
        patched = false;
        PatchStack.remove(name());
    }

    private static void setServerFactory() throws IOException {
        if (!SOCKET.isPatched()) {
            throw new IllegalStateException("a green server accepts green sockets: apply SOCKET first");
        }
        ServerSocket.setSocketFactory(GreenServerSocketImpl::new);
    }
}
