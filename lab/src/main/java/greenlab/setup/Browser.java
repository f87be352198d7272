package greenlab.setup;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The user's browser. */
public final class Browser {
    private Browser() {}

    /** Opens an address, or does nothing where there is no display. */
    public static void open(URI address) {
        opener().ifPresent(opener -> {
            try {
                // As a background job of a shell that ends, the browser isn't our child and outlives this process.
                new ProcessBuilder("sh", "-c", "\"$0\" \"$1\" >/dev/null 2>&1 &", opener.toString(), address.toString())
                    .start();
            } catch (IOException e) {
                // no shell: the command prints the address, too
            }
        });
    }

    private static Optional<Path> opener() {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        boolean display = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        return mac ? Tool.onPath("open") : Tool.onPath("xdg-open").filter(_ -> display);
    }
}
