package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.setup.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The wrapper, in a checkout of its own: a path with a space, and one command that says what reached it. */
@Tag("system")
@Timeout(120)
class JbangWrapperTest {
    private static final Path REAL = Checkout.find().root();
    private static final String ECHO = """
        //JAVA 25
        void main(String... args) throws Exception {
            System.out.println(System.getenv("GREENLAB_HOME"));
            for (var arg : args) {
                System.out.println("<" + arg + ">");
            }
            System.out.write(System.in.readAllBytes());
            System.exit(7);
        }
        """;

    @TempDir Path folder;
    private final Map<String, String> env = new HashMap<>();
    private Path root;

    private record Ended(int exitCode, String out, String err) {}

    @BeforeEach
    void aCheckout() throws IOException {
        root = Files.createDirectories(folder.toRealPath().resolve("a house"));
        Files.createDirectories(root.resolve("jbang-scripts/jbang-cli"));
        for (var file : List.of("jbang", "jbang-scripts/jbang-cli/pom.xml")) {
            Files.copy(REAL.resolve(file), root.resolve(file));
        }
        Files.writeString(root.resolve("jbang-scripts/echo.java"), ECHO);
        Files.writeString(root.resolve("jbang-catalog.json"), """
            {
              "aliases": {
                "echo": {
                  "script-ref": "jbang-scripts/echo.java",
                  "description": "Says what reached it"
                }
              }
            }
            """);
    }

    /** On the machine's PATH, an installed JBang left out: it is our own one that is tested. */
    @BeforeEach
    void aMachine() {
        env.put("JAVA_HOME", System.getProperty("java.home"));
        env.put("PATH", Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .filter(place -> Files.notExists(Path.of(place, "jbang"))).collect(Collectors.joining(File.pathSeparator)));
    }

    /** JUnit warns of links that lead out of the folder it deletes. */
    @AfterEach
    void cutLinks() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void argumentsStdinAndExitCodePassThrough() throws Exception {
        borrowJbang();
        var args = List.of("a b", "it's", "\"q\"", "*", "two\nlines", "$HOME `id`", "a\\b");
        var ended = run(root.resolve("jbang"), "in\n", Stream.concat(Stream.of("echo"), args.stream())
            .toArray(String[]::new));
        assertThat(ended.out()).isEqualTo(root + "\n<" + String.join(">\n<", args) + ">\nin\n");
        assertThat(ended.exitCode()).isEqualTo(7);
    }

    @Test
    void mayBeCalledThroughALink() throws Exception {
        borrowJbang();
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a house/jbang"));
        assertThat(run(link, "", "echo").out()).isEqualTo(root + "\n");
    }

    /** JBang by itself prefers a folder of that name, such as notebooks, to a command. */
    @Test
    void aFolderNamedLikeACommandIsNotMeant() throws Exception {
        borrowJbang();
        Files.createDirectory(folder.resolve("echo"));
        assertThat(run(root.resolve("jbang"), "", "echo").out()).isEqualTo(root + "\n");
    }

    /** The third start finds what the first one's JVM has left, and a JVM killed at that work leaves nothing behind. */
    @Test
    void startsWithTheClassesOfAnEarlierStart() throws Exception {
        borrowJbang();
        run(root.resolve("jbang"), "", "echo", "--help");
        assertThat(archives()).as("who is asked for help loads hardly any").isEmpty();
        assertThat(run(root.resolve("jbang"), "", "echo").out()).isEqualTo(root + "\n");
        Path kept = theOnlyArchive();
        assertThat(kept.getFileName().toString()).matches("\\d+-\\d+\\.\\d+\\.jsa");
        Path halfWritten = Files.write(Path.of(kept.toString().replaceFirst("\\d+\\.jsa", "9999999.jsa")), new byte[4096]);
        assertThat(run(root.resolve("jbang"), "", "echo").out()).isEqualTo(root + "\n");
        assertThat(theOnlyArchive().getFileName().toString()).matches("\\d+-\\d+\\.jsa");
        assertThat(halfWritten).doesNotExist();
        Ended third = run(root.resolve("jbang"), "", "echo");
        assertThat(third.out() + third.err()).isEqualTo(root + "\n");
    }

    /** Who is killed while JBang answers leaves what it had begun to write. */
    @Test
    void removesWhatTheKilledHaveLeft() throws Exception {
        borrowJbang();
        run(root.resolve("jbang"), "", "echo", "--help");
        Path answer = theOnlyAnswer();
        for (String left : List.of("9999999", "9999999.new")) {
            Files.createFile(answer.resolveSibling(answer.getFileName() + "." + left));
        }
        Files.delete(answer);
        run(root.resolve("jbang"), "", "echo", "--help");
        assertThat(theOnlyAnswer()).isEqualTo(answer);
    }

    /** Two JBangs that build one script at once leave a jar that stays broken. Who was killed is not waited for. */
    @Test
    void oneAtATimeAsksJbang() throws Exception {
        borrowJbang();
        Path turn = Files.createDirectories(root.resolve(".lab/answers")).resolve("turn");
        Files.createSymbolicLink(turn, Path.of("9999999"));
        run(root.resolve("jbang"), "", "echo", "--help");
        Files.delete(theOnlyAnswer());

        Files.createSymbolicLink(turn, Path.of("" + ProcessHandle.current().pid()));
        FutureTask<Ended> second = new FutureTask<>(() -> run(root.resolve("jbang"), "", "echo", "--help"));
        Files.delete(folder.resolve("err"));
        Thread.ofPlatform().start(second);
        while (Files.notExists(folder.resolve("err")) || Files.size(folder.resolve("err")) == 0) {
            Thread.sleep(10);
        }
        assertThat(second.isDone()).isFalse();
        Files.delete(turn);
        assertThat(second.get().err()).isEqualTo("[jbang] Waiting for another build ...\n");
        assertThat(second.get().out()).isEqualTo(root + "\n<--help>\n");
        theOnlyAnswer();
    }

    private Path theOnlyAnswer() throws IOException {
        try (var answers = Files.list(root.resolve(".lab/answers"))) {
            List<Path> all = answers.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private Path theOnlyArchive() throws IOException {
        List<Path> all = archives();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<Path> archives() throws IOException {
        try (var answers = Files.list(root.resolve(".lab/answers"))) {
            return answers.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    @Test
    void listsTheCommands() throws Exception {
        borrowJbang();
        var ended = run(root.resolve("jbang"), "");
        assertThat(ended.out()).contains("echo\n   Says what reached it\n");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void whatIsNoCommandGoesToJbang() throws Exception {
        borrowJbang();
        assertThat(run(root.resolve("jbang"), "", "version").out()).matches("\\d+\\.\\d+\\.\\d+\\n");
        var unknown = run(root.resolve("jbang"), "", "eco");
        assertThat(unknown.err()).contains("'eco'");
        assertThat(unknown.exitCode()).isEqualTo(2);
    }

    @Test
    void saysWhatToDoWithoutAJdk() throws Exception {
        hideJdks();
        env.put("PATH", pathWith("sh", "cksum", "grep", "dirname", "readlink").toString());
        assertRefuses("no Java found: install a JDK 25, or let JAVA_HOME point at one");
    }

    @Test
    void saysWhatToDoWithoutMaven() throws Exception {
        env.put("PATH", pathWith("sh", "cksum", "grep", "dirname", "readlink").toString());
        assertRefuses("install Maven");
    }

    @Test
    void saysWhatToDoWhereItCannotWrite() throws Exception {
        Files.createFile(root.resolve(".lab"));
        assertRefuses("cannot write to " + root.resolve(".lab"));
    }

    @Test
    void withoutNetworkItSaysSoAndLeavesNothingBehind() throws Exception {
        env.put("MAVEN_OPTS", "-Dmaven.repo.local=" + folder.resolve("empty")
            + " -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=9 -Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=9");
        var ended = run(root.resolve("jbang"), "", "echo");
        assertThat(ended.err().lines().toList()).hasSize(2).last().asString().contains("Maven could not fetch JBang");
        assertThat(ended.exitCode()).isEqualTo(1);
        try (var left = Files.list(root.resolve(".lab/jbang"))) {
            assertThat(left).isEmpty();
        }
    }

    private void assertRefuses(String reason) throws Exception {
        var ended = run(root.resolve("jbang"), "", "echo");
        assertThat(ended.err().lines().toList()).singleElement().asString().contains(reason);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    /** Spares the download where the real checkout has had it. */
    private void borrowJbang() throws IOException {
        var real = REAL.resolve(".lab/jbang");
        if (Files.isDirectory(real)) {
            Files.createSymbolicLink(Files.createDirectory(root.resolve(".lab")).resolve("jbang"), real);
        }
    }

    /** Lets the wrapper look for JDKs in folders that don't exist. */
    private void hideJdks() throws IOException {
        var wrapper = root.resolve("jbang");
        var text = Files.readString(wrapper);
        Files.writeString(wrapper, text.replace("/usr/lib/jvm/", "/nowhere/").replace("/Library/", "/nowhere/"));
        Stream.of("JAVA_HOME", "JAVA_25_HOME", "JBANG_DIR", "JBANG_CACHE_DIR").forEach(name -> env.put(name, ""));
        env.put("HOME", folder.toString());
    }

    /** A folder with these programs of the machine, and no others. */
    private Path pathWith(String... programs) throws IOException {
        var bin = Files.createDirectory(folder.resolve("bin"));
        for (var program : programs) {
            var real = Stream.of("/bin", "/usr/bin").map(place -> Path.of(place, program)).filter(Files::exists)
                .findFirst();
            Files.createSymbolicLink(bin.resolve(program), real.orElseThrow());
        }
        return bin;
    }

    private Ended run(Path wrapper, String stdin, String... args) throws Exception {
        var command = Stream.concat(Stream.of(wrapper.toString()), Stream.of(args)).toList();
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var builder = new ProcessBuilder(command).directory(folder.toFile())
            .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(env);
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(stdin.getBytes());
        } catch (IOException e) {
            // it ended without having read its stdin, as the refusals do
        }
        int exitCode = process.waitFor();
        return new Ended(exitCode, Files.readString(out), Files.readString(err));
    }
}
