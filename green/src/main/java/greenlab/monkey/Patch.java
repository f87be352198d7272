package greenlab.monkey;

import greenlab.net.GreenServerSocketImpl;
import greenlab.net.GreenSocketImpl;
import greenlab.xray.LatePatchCheck;
import greenlab.xray.PatchStack;
import java.io.IOException;
import java.lang.instrument.UnmodifiableClassException;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The patches, in the order in which {@link Monkey#patchAll} applies them. Each replaces a blocking part of the JDK
 * with one that, in a greenlet, lets the others run; elsewhere it behaves as before.
 *
 * <p>A patch applies to the whole JVM. Any thread may apply it.
 */
@SuppressWarnings("deprecation")   // socket factories are deprecated without a successor
public enum Patch {
    /** Sockets created after it; existing ones stay unpatched. Can't be undone. */
    SOCKET("the SocketImpl under every java.net.Socket",
        new FactoryPatch(() -> Socket.setSocketImplFactory(GreenSocketImpl::new),
            () -> LatePatchCheck.forSockets(Instrumentations.getIfPresent()))),

    /** Server sockets created after it. Requires {@link #SOCKET}, which they accept. Can't be undone. */
    SERVER_SOCKET("the SocketImpl under every java.net.ServerSocket",
        new FactoryPatch(Patch::setServerFactory, LatePatchCheck::forServerSockets)),

    /** The three {@code Thread.sleep} methods and TimeUnit's, which call them; not sleeps in progress. */
    SLEEP("Thread.sleep", new SleepPatch()),

    /** Lookups of names and addresses, except for what InetAddress has cached (30 s by default). */
    DNS("the InetAddressResolver of java.net.InetAddress", new DnsPatch());

    private final String replaces;
    private final Replacement replacement;
    private boolean patched;

    Patch(String replaces, Replacement replacement) {
        this.replaces = replaces;
        this.replacement = replacement;
    }

    /** A description of what it replaces. */
    public String replaces() {
        return replaces;
    }

    /**
     * What it replaced: for DNS the {@link java.net.spi.InetAddressResolver}, for SLEEP the bytes of java.lang.Thread's
     * class file. Null for the two sockets, for which no factory was set, and if the patch was never applied.
     */
    public Object original() {
        return replacement.original();
    }

    /** Whether it is applied. */
    public synchronized boolean isPatched() {
        return patched;
    }

    /**
     * Applies it. Warns of objects that were created before and stay unpatched, see {@link Monkey#warnTo}.
     *
     * @return false if it was applied already
     * @throws IllegalStateException if this JVM doesn't allow it; the message gives the reason and a fix
     */
    public synchronized boolean apply() {
        if (patched) {
            return false;
        }
        Monkey.exportInternals();
        replacement.unaffected().forEach(what -> Monkey.warn(this + " patched too late: " + what));
        try {
            replacement.apply();
        } catch (Exception refused) {
            throw new IllegalStateException(this + " can't be applied: " + refused.getMessage(), refused);
        }
        patched = true;
        PatchStack.add(name());
        return true;
    }

    /**
     * Restores the original; does nothing if the patch isn't applied.
     *
     * @throws UnsupportedOperationException for SOCKET and SERVER_SOCKET
     */
    public synchronized void undo() {
        if (!patched) {
            return;
        }
        try {
            replacement.revert();
        } catch (ReflectiveOperationException | UnmodifiableClassException refused) {
            throw new IllegalStateException(this + " can't be undone: " + refused.getMessage(), refused);
        }
        patched = false;
        PatchStack.remove(name());
    }

    private static void setServerFactory() throws IOException {
        if (!SOCKET.isPatched()) {
            throw new IllegalStateException("a green server accepts green sockets; apply SOCKET first");
        }
        ServerSocket.setSocketFactory(GreenServerSocketImpl::new);
    }
}
