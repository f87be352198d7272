package greenlab.setup;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkout: its scripts, and the folder for what is set up.
 *
 * @param root the folder with {@code jbang-catalog.json} and {@code green/}
 */
public record Checkout(Path root) {
    /**
     * The checkout of this program: {@code GREENLAB_HOME}, which {@code ./jbang} sets, else the nearest one at or above
     * the working directory.
     *
     * @throws IllegalStateException with one line and a fix, if there is none
     */
    public static Checkout find() {
        return find(System.getenv(), Path.of(""));
    }

    static Checkout find(Map<String, String> env, Path workingDirectory) {
        String home = env.getOrDefault("GREENLAB_HOME", "");
        Path start = (home.isEmpty() ? workingDirectory : Path.of(home)).toAbsolutePath().normalize();
        Stream<Path> candidates = home.isEmpty()
            ? Stream.iterate(start, Objects::nonNull, Path::getParent) : Stream.of(start);
        Optional<Path> root = candidates.filter(Checkout::isCheckout).findFirst();
        return root.map(Checkout::new).orElseThrow(() -> new IllegalStateException(
            "no checkout of Greenlab at " + start + "; change to one, or set GREENLAB_HOME"));
    }

    private static boolean isCheckout(Path folder) {
        return Files.isRegularFile(folder.resolve("jbang-catalog.json")) && Files.isDirectory(folder.resolve("green"));
    }

    /** The launcher of all commands: on Windows, the batch file. */
    public Path jbang() {
        return root.resolve(File.separatorChar == '\\' ? "jbang.cmd" : "jbang");
    }

    /** The folder of the stages' scripts. */
    public Path stages() {
        return root.resolve("jbang-scripts/stages");
    }

    /** The course. */
    public Path notebooks() {
        return root.resolve("notebooks");
    }

    /** What was set up for this checkout. Git ignores it; it may be deleted whenever nothing runs. */
    public Path lab() {
        return root.resolve(".lab");
    }

    /** The delay server's certificate and key, and the truststore of its clients. */
    public Path tls() {
        return lab().resolve("tls");
    }
}
