package greenlab.slides;

import greenlab.green.Hub;
import greenlab.monkey.Monkey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/** The two ways to make the same fetches, as a slide shows them. */
record TwoWays(List<URI> urls) {

    /** One after the other. */
    void serial() throws IOException {
        for (URI url : urls) {
            get(url);
        }
    }

    /** Concurrently, on the calling thread. */
    void concurrent() throws IOException {
        Monkey.patchAll();
        try (Hub hub = new Hub()) {
            for (URI url : urls) {
                hub.spawn("get", () -> get(url));
            }
            hub.run();
        }
    }

    private static byte[] get(URI url) throws IOException {
        try (InputStream body = url.toURL().openStream()) {
            return body.readAllBytes();
        }
    }
}
