package greenlab.fetch;

import greenlab.xray.XRay;
import java.util.List;

/**
 * The sockets of a run, as its JVM saw them.
 *
 * @param socket the layers of the sockets that the fetches used; null where none was made
 * @param warnings the patches' warnings about sockets that existed before them
 * @param next a connection opened after the run, as {@link #summary} describes it, or why none could be opened
 */
public record SocketReport(XRay socket, List<String> warnings, String next) {
    /** What is known of a JVM that ended early. */
    public static final SocketReport NONE = new SocketReport(null, List.of(), null);

    /** The TLS socket and the SocketImpl under it, without their packages. */
    public static String summary(XRay socket) {
        return simple(socket.layers().getFirst()) + " over " + simple(socket.layers().getLast());
    }

    private static String simple(XRay.Layer layer) {
        return layer.type().substring(layer.type().lastIndexOf('.') + 1);
    }
}
