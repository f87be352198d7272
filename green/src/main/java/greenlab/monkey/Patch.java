package greenlab.monkey;

import greenlab.net.GreenServerSocketImpl;
import greenlab.net.GreenSocketImpl;
import greenlab.xray.LatePatchCheck;
import greenlab.xray.PatchStack;
import java.io.IOException;
import java.lang.instrument.UnmodifiableClassException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;

/**
 * The patches, in the order in which {@link Monkey#patchAll} applies them. Each replaces a blocking part of the JDK
 * with one that, in a greenlet, lets the others run; elsewhere it behaves as before.
 *
 * <p>A patch applies to the whole JVM. Any thread may apply it.
 */
@SuppressWarnings("deprecation")   // socket factories are deprecated without a successor
public enum Patch {
    /** Sockets created after it; existing ones stay unpatched. Can't be undone. */
    SOCKET("the SocketImpl under every java.net.Socket", Patch::setFactory),

    /** Server sockets created after it. Requires {@link #SOCKET}, which they accept. Can't be undone. */
    SERVER_SOCKET("the SocketImpl under every java.net.ServerSocket", Patch::setServerFactory),

    /** Thread.yield, the three Thread.sleep methods, and TimeUnit's, which call them; not sleeps in progress. */
    SLEEP("Thread.sleep and Thread.yield", new SleepPatch()),

    /** Lookups of names and addresses, except for what InetAddress has cached (30 s by default). */
    DNS("the InetAddressResolver of java.net.InetAddress", new DnsPatch());

    /** Applies and reverts a patch. Never called twice in a row for the same. */
    interface Replacement {
        /** @throws Exception whose message says why the JVM doesn't allow it */
        void apply() throws Exception;

        /** A JVM accepts a factory of each kind once. */
        default void revert() throws ReflectiveOperationException, UnmodifiableClassException {
            throw new UnsupportedOperationException("a socket factory can't be removed from a JVM; start a new one");
        }

        /** What {@link #apply} replaced, or null. */
        default Object original() {
            return null;
        }
    }

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
        Instrumentations.exportInternals();
        try {
            replacement.apply();
        } catch (SocketException taken) {
            throw new IllegalStateException(this + " can't be applied: another factory is set already ("
                + taken.getMessage() + "); patch first, in a new JVM", taken);
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

    private static void setFactory() throws IOException {
        SOCKET.warnOf(LatePatchCheck.forSockets(Instrumentations.getIfPresent()));
        Socket.setSocketImplFactory(GreenSocketImpl::new);
    }

    private static void setServerFactory() throws IOException {
        if (!SOCKET.isPatched()) {
            throw new IllegalStateException("a green server accepts green sockets; apply SOCKET first");
        }
        SERVER_SOCKET.warnOf(LatePatchCheck.forServerSockets());
        ServerSocket.setSocketFactory(GreenServerSocketImpl::new);
    }

    private void warnOf(List<String> unpatched) {
        unpatched.forEach(what -> Monkey.warn(this + " patched too late: " + what));
    }
}
