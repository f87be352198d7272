package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a small checkout. */
@Tag("system")
@Timeout(300)
class JbangWrapperTest {
    private static final String[] TOOLS = {"sh", "cat", "date", "dirname", "find", "grep", "head", "mkdir", "mv",
        "readlink", "rm", "touch"};

    @TempDir static Path builtFolder;
    private static SmallCheckout built;

    @TempDir Path folder;
    private SmallCheckout checkout;

    @BeforeAll
    static void build() throws Exception {
        built = SmallCheckout.in(builtFolder);
        SmallCheckout.Ended first = built.run("echo");
        assertThat(first.err()).isEqualTo("jbang: building app, this once ...\n");
        assertThat(first.exitCode()).isEqualTo(7);
    }

    @BeforeEach
    void createCheckout() throws IOException {
        checkout = SmallCheckout.in(folder);
    }

    /** JUnit warns of links that lead out of the folder it deletes. */
    @AfterEach
    void deleteLinks() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void argumentsStdinAndExitCodePassThrough() throws Exception {
        List<String> args = List.of("echo", "a b", "it's", "\"q\"", "*", "two\nlines", "$HOME `id`", "a\\b", "");
        SmallCheckout.Ended ended = built.run(built.jbang(), "in\n", args.toArray(String[]::new));
        assertThat(ended.out()).isEqualTo(built.root() + "\n<" + String.join(">\n<", args) + ">\nin\n");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isEqualTo(7);
    }

    @Test
    void launcherWorksThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), built.jbang());
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("link"));
        assertThat(built.run(second, "", "echo").out()).isEqualTo(built.root() + "\n<echo>\n");
        assertThat(link).isSymbolicLink();
    }

    /** The shell has a line of its own about it. */
    @Test
    void deletedWorkingDirectoryIsReported() throws Exception {
        String script = "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" echo";
        SmallCheckout.Ended ended = built.run(Path.of("/bin/sh"), "", "-c", script, built.jbang().toString());
        assertThat(ended.err()).endsWith("jbang: the working directory is gone; change to another\n");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    /** JBang itself prefers a folder of that name, such as notebooks, to a command. */
    @Test
    void folderNamedLikeACommandIsIgnored() throws Exception {
        Files.createDirectory(builtFolder.resolve("echo"));
        assertThat(built.run("echo").out()).isEqualTo(built.root() + "\n<echo>\n");
    }

    @Test
    void changedSourceIsBuiltAgain() throws Exception {
        checkout.run("echo");
        Path build = checkout.builds().getFirst();
        Path source = checkout.root().resolve("lab/src/main/java/greenlab/cli/Main.java");
        Files.writeString(source, Files.readString(source).replace("\"<\"", "\"changed <\""));
        assertThat(checkout.run("echo").out()).contains("changed <echo>");
        assertThat(checkout.builds()).as("a command may still use the last build").hasSize(2).contains(build);
    }

    @Test
    void otherArgumentsGoToJbang() throws Exception {
        assertThat(built.run("version").out()).matches("\\d+\\.\\d+\\.\\d+\\n");
        SmallCheckout.Ended unknown = built.run("eco");
        assertThat(unknown.err()).contains("'eco'");
        assertThat(unknown.exitCode()).isEqualTo(2);
    }

    /** Puts a JBang that runs this shell command on the PATH. */
    private void install(String jbang) throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path installed = Files.writeString(bin.resolve("jbang"), "#!/bin/sh\n" + jbang + "\n");
        assertThat(installed.toFile().setExecutable(true)).isTrue();
        checkout.env().merge("PATH", bin + ":", (path, first) -> first + path);
    }

    @Test
    void installedJbangIsPreferred() throws Exception {
        install("echo installed \"$@\"");
        assertThat(checkout.run("version", "x").out()).isEqualTo("installed version x\n");
    }

    @Test
    void cachesAreInTheCheckout_ifHomeIsReadOnly() throws Exception {
        install("env");
        checkout.env().putAll(Map.of("HOME", folder + "/none", "MAVEN_OPTS", "-Xmx1g"));
        String home = checkout.root() + "/.lab/home";
        assertThat(checkout.run("version").out().lines()).contains("JBANG_DIR=" + home + "/jbang",
            "JBANG_REPO=" + home + "/m2", "MAVEN_OPTS=-Dmaven.repo.local=" + home + "/m2 -Xmx1g",
            "XDG_CACHE_HOME=" + home, "npm_config_cache=" + home + "/npm");
        checkout.env().put("HOME", folder.toString());
        assertThat(checkout.run("version").out()).doesNotContain(home);
    }

    @Test
    void killedBuildLeavesNothingValid() throws Exception {
        Process first = checkout.builder(checkout.jbang(), "echo").start();
        while (checkout.builds().isEmpty() || first.descendants().findAny().isEmpty()) {
            Thread.sleep(10);
        }
        Thread.sleep(1000);   // Maven is at work
        List<ProcessHandle> family = Stream.concat(Stream.of(first.toHandle()), first.descendants()).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : family) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(checkout.isBuilt()).isFalse();
        assertThat(checkout.run("echo").exitCode()).isEqualTo(7);
        assertThat(checkout.builds()).as("the killed build is removed").hasSize(1);
    }

    @Test
    void concurrentFirstStartsBothWork() throws Exception {
        FutureTask<SmallCheckout.Ended> other = new FutureTask<>(() -> checkout.run("echo", "other"));
        Thread.ofPlatform().start(other);
        assertThat(checkout.run("echo", "one").out()).contains("<one>");
        assertThat(other.get().out()).contains("<other>");
        assertThat(checkout.run("echo").err()).as("built already").isEmpty();
    }

    @Test
    void missingJdkIsReported() throws Exception {
        Path launcher = checkout.jbang();
        Files.writeString(launcher, Files.readString(launcher).replace("/usr/lib/jvm/", "/none/")
            .replace("/Library/", "/none/"));
        Stream.of("JAVA_HOME", "JAVA_25_HOME", "JBANG_DIR", "JBANG_CACHE_DIR")
            .forEach(name -> checkout.env().put(name, ""));
        checkout.env().put("HOME", folder.toString());
        checkout.env().put("PATH", pathWith(TOOLS));
        assertFails("jbang: no Java found; install a JDK 25, or set JAVA_HOME to one");
    }

    /**
     * The JDK's home has a space and an apostrophe, which JBang quotes. The checkout is found although the locale can't
     * encode its name; what is printed is still ASCII.
     */
    @Test
    void oddHomesWork() throws Exception {
        Path jdk = Files.createDirectories(folder.toRealPath().resolve("a JDK's home"));
        for (String part : List.of("bin", "lib", "conf")) {
            Files.createSymbolicLink(jdk.resolve(part), Path.of(System.getProperty("java.home"), part));
        }
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.9\"\n");
        checkout = SmallCheckout.in(Files.createDirectory(folder.resolve("für")));
        checkout.env().putAll(Map.of("JAVA_HOME", jdk.toString(), "LC_ALL", "C"));
        assertThat(checkout.run("echo").out()).isEqualTo((checkout.root() + "\n<echo>\n").replace('ü', '?'));
        Path script = Files.writeString(checkout.root().resolve("hello.java"),
            "class hello { public static void main(String... args) { System.out.print(args[0]); } }");
        assertThat(checkout.run(script.toString(), "it's me").out()).isEqualTo("it's me");
    }

    @Test
    void missingMavenIsReported() throws Exception {
        checkout.env().put("PATH", pathWith(TOOLS));
        assertFails("jbang: Maven not found; install Maven 3.8 or later, or use an installed JBang: jbang NAME");
    }

    /** Even root can't create a folder in a file. */
    @Test
    void unwritableFolderIsReported() throws Exception {
        Files.createFile(checkout.root().resolve(".lab"));
        assertFails("jbang: cannot write to " + checkout.root().resolve(".lab") + "; make it writable");
    }

    @Test
    void missingNetworkIsReported() throws Exception {
        checkout.env().put("MAVEN_OPTS", "-Dmaven.repo.local=" + folder.toRealPath() + "/empty"
            + " -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=9 -Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=9");
        SmallCheckout.Ended ended = checkout.run("echo");
        assertThat(ended.err().lines()).hasSize(2).last().asString().startsWith("jbang: Maven failed: ");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(checkout.isBuilt()).isFalse();
        assertThat(checkout.builds()).isEmpty();
    }

    private void assertFails(String line) throws Exception {
        SmallCheckout.Ended ended = checkout.run("echo");
        assertThat(ended.err()).isEqualTo(line + "\n");
        assertThat(ended.out()).isEmpty();
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(checkout.isBuilt()).isFalse();
    }

    /** A folder with these programs of the machine, and no others. */
    private String pathWith(String... programs) throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String program : programs) {
            Path real = Stream.of("/bin", "/usr/bin").map(dir -> Path.of(dir, program)).filter(Files::exists)
                .findFirst().orElseThrow();
            Files.createSymbolicLink(bin.resolve(program), real);
        }
        return bin.toString();
    }
}
