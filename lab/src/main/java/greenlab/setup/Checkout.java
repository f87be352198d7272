package greenlab.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkout: where its scripts lie, and where what was set up for it is kept.
 *
 * @param root the folder that has {@code jbang-catalog.json} and {@code green/}
 */
public record Checkout(Path root) {
    /** The environment variable by which {@code ./jbang} is told which JDK to run a script on, other than JDK 25. */
    public static final String JDK = "GREENLAB_JDK";
    /** The one by which it is told flags of that JVM that hold for one run only, with blanks between them. */
    static final String FLAGS = "GREENLAB_FLAGS";

    /**
     * The house this program belongs to: {@code GREENLAB_HOME}, which {@code ./jbang} sets, or else the working
     * directory's nearest ancestor that is one.
     *
     * @throws IllegalStateException with one line that says what to do, where there is none
     */
    public static Checkout find() {
        return find(System.getenv(), Path.of(""));
    }

    static Checkout find(Map<String, String> env, Path workingDirectory) {
        String home = env.getOrDefault("GREENLAB_HOME", "");
        Path start = (home.isEmpty() ? workingDirectory : Path.of(home)).toAbsolutePath().normalize();
        Stream<Path> candidates = home.isEmpty()
            ? Stream.iterate(start, Objects::nonNull, Path::getParent) : Stream.of(start);
        Optional<Path> root = candidates.filter(Checkout::isHouse).findFirst();
        return root.map(Checkout::new).orElseThrow(() -> new IllegalStateException(
            "no Greenlab at " + start + ": run this from inside of its checkout, or let GREENLAB_HOME point at one"));
    }

    private static boolean isHouse(Path folder) {
        return Files.isRegularFile(folder.resolve("jbang-catalog.json")) && Files.isDirectory(folder.resolve("green"));
    }

    /** The wrapper by which every command is started. */
    public Path jbang() {
        return root.resolve("jbang");
    }

    /** One script a stage. */
    public Path stages() {
        return root.resolve("jbang-scripts/stages");
    }

    /** A script that JBang makes a Java agent of: {@code unpin} or {@code as21}. */
    Path agent(String name) {
        return root.resolve("jbang-scripts/agents").resolve(name + ".java");
    }

    /** The course. */
    public Path notebooks() {
        return root.resolve("notebooks");
    }

    /** All that was set up for this checkout. Git ignores it, and it may be deleted at any time that nothing runs. */
    public Path lab() {
        return root.resolve(".lab");
    }

    /** The delay server's certificate, with its key, and what clients need to trust it. */
    public Path tls() {
        return lab().resolve("tls");
    }
}
