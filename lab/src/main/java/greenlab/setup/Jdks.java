package greenlab.setup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The JDKs of this machine, looked for in the same places and order as {@code ./jbang} does:
 * {@code JAVA_<major>_HOME}, {@code JAVA_HOME}, {@code PATH}, the folders into which Linux, macOS and SDKMAN install,
 * JBang's own. None is started; a JDK says in its {@code release} file what it is.
 */
public final class Jdks {
    private final Map<String, String> env;
    private final Path machine;

    /** Looks at this process's machine and environment. */
    public Jdks() {
        this(System.getenv(), Path.of("/"));
    }

    /**
     * @param env the environment to read
     * @param machine the root of the file system that the usual folders are taken from
     */
    Jdks(Map<String, String> env, Path machine) {
        this.env = env;
        this.machine = machine;
    }

    /** The home of the first JDK with that major version, such as 21; empty if there is none. A JRE isn't enough. */
    public Optional<Path> find(int major) {
        return homes(major).filter(home -> isJdk(home, major)).map(Path::normalize).findFirst();
    }

    private Stream<Path> homes(int major) {
        Path user = Path.of(env.getOrDefault("HOME", ""));
        Path jbang = variable("JBANG_DIR").findFirst().orElse(user.resolve(".jbang"));
        Path cache = variable("JBANG_CACHE_DIR").findFirst().orElse(jbang.resolve("cache"));
        return Stream.of(
            variable("JAVA_" + major + "_HOME"),
            variable("JAVA_HOME"),
            onPath(),
            in(machine.resolve("usr/lib/jvm")),
            in(machine.resolve("Library/Java/JavaVirtualMachines")).map(bundle -> bundle.resolve("Contents/Home")),
            in(user.resolve(".sdkman/candidates/java")),
            in(cache.resolve("jdks")),
            Stream.of(jbang.resolve("currentjdk"))).flatMap(homes -> homes);
    }

    private Stream<Path> variable(String name) {
        return Stream.ofNullable(env.get(name)).filter(value -> !value.isBlank()).map(Path::of);
    }

    /** Where the {@code java} on PATH really lies: the link is followed out of {@code /usr/bin}. */
    private Stream<Path> onPath() {
        return Stream.of(env.getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "java"))
            .filter(Files::isExecutable)
            .limit(1)
            .flatMap(java -> real(java).map(file -> file.getParent().getParent()).stream());
    }

    private static Optional<Path> real(Path file) {
        try {
            return Optional.of(file.toRealPath()).filter(path -> path.getNameCount() > 2);
        } catch (IOException e) {
            return Optional.empty(); // a link that leads nowhere
        }
    }

    private static Stream<Path> in(Path folder) {
        File[] children = folder.toFile().listFiles();
        return children == null ? Stream.of() : Stream.of(children).sorted().map(File::toPath);
    }

    private static boolean isJdk(Path home, int major) {
        return Files.isExecutable(home.resolve("bin/javac")) && version(home).split("\\D", 2)[0].equals("" + major);
    }

    /** What the JDK at {@code home} says it is, such as {@code 21.0.13}; {@code ""} where it says nothing. */
    public static String version(Path home) {
        var release = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return ""; // no release file, or none that can be read: not a JDK that we know how to use
        }
        return release.getProperty("JAVA_VERSION", "").replace("\"", "");
    }
}
