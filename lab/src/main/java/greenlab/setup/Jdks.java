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
 * The JDKs of this machine, searched in the same order as {@code ./jbang} does:
 * {@code JAVA_<major>_HOME}, {@code JAVA_HOME}, {@code PATH}, the folders into which Linux, macOS, Windows and SDKMAN
 * install, and JBang's. None is started: a JDK's {@code release} file has its version.
 */
public final class Jdks {
    private final Map<String, String> env;
    private final Path machine;

    /** Searches this machine, with this process's environment. */
    public Jdks() {
        this(System.getenv(), Path.of("/"));
    }

    /**
     * @param env the environment to read
     * @param machine the root of the file system to search
     */
    Jdks(Map<String, String> env, Path machine) {
        this.env = env;
        this.machine = machine;
    }

    /** The home of the first JDK with this major version; empty if there is none. A JRE doesn't count. */
    public Optional<Path> find(int major) {
        return homes(major).filter(home -> isJdk(home, major)).map(Path::normalize).findFirst();
    }

    private Stream<Path> homes(int major) {
        return Stream.of(
            variable("JAVA_" + major + "_HOME"),
            variable("JAVA_HOME"),
            onPath(),
            in(machine.resolve("usr/lib/jvm")),
            in(machine.resolve("Library/Java/JavaVirtualMachines")).map(bundle -> bundle.resolve("Contents/Home")),
            variable("ProgramFiles").flatMap(programs -> Stream.of("Java", "Eclipse Adoptium", "Microsoft")
                .flatMap(maker -> in(programs.resolve(maker)))),
            in(user().resolve(".sdkman/candidates/java")),
            in(jbangCache().resolve("jdks")),
            Stream.of(jbang().resolve("currentjdk"))).flatMap(homes -> homes);
    }

    private Path user() {
        return Path.of(env.getOrDefault("HOME", env.getOrDefault("USERPROFILE", "")));
    }

    private Path jbang() {
        return variable("JBANG_DIR").findFirst().orElse(user().resolve(".jbang"));
    }

    /** The folder into which JBang downloads. */
    Path jbangCache() {
        return variable("JBANG_CACHE_DIR").findFirst().orElse(jbang().resolve("cache"));
    }

    private Stream<Path> variable(String name) {
        return Stream.ofNullable(env.get(name)).filter(value -> !value.isBlank()).map(Path::of);
    }

    /** The home of the {@code java} on PATH, links such as {@code /usr/bin/java} followed. */
    private Stream<Path> onPath() {
        return Tool.onPath("java", env::get).stream()
            .flatMap(java -> real(java).map(file -> file.getParent().getParent()).stream());
    }

    private static Optional<Path> real(Path file) {
        try {
            return Optional.of(file.toRealPath()).filter(path -> path.getNameCount() > 2);
        } catch (IOException e) {
            return Optional.empty(); // a broken link
        }
    }

    private static Stream<Path> in(Path folder) {
        File[] children = folder.toFile().listFiles();
        return children == null ? Stream.of() : Stream.of(children).sorted().map(File::toPath);
    }

    private static boolean isJdk(Path home, int major) {
        boolean compiles = Stream.of("bin/javac", "bin/javac.exe").map(home::resolve).anyMatch(Files::isExecutable);
        return compiles && version(home).split("\\D", 2)[0].equals("" + major);
    }

    /** The version of the JDK at {@code home}, such as {@code 21.0.13}; {@code ""} if unknown. */
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
