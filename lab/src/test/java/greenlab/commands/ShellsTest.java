package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wrapper is a script for whatever is called {@code sh}, and for the tools of POSIX: macOS has other ones than
 * Debian. It is run here by each shell of this machine and, where there is a BusyBox, with its tools.
 */
@Tag("system")
@Timeout(120)
class ShellsTest {
    private static final Checkout HOUSE = Checkout.find();
    private static final List<String> SHELLS = List.of("dash", "bash --posix", "busybox sh", "ksh", "mksh",
        "zsh --emulate sh");
    private static final List<String> TOOLS = List.of(
        "sh", "cut", "dirname", "grep", "mkdir", "mv", "readlink", "rm", "sed");

    /** What only GNU's tools know, or only newer systems have. */
    private static final Pattern NOT_EVERYWHERE = Pattern.compile(
        "readlink -|realpath|mktemp|sed -[irE]|grep -[A-Za-z]*P|date -|stat -|xargs -r|head -n? ?-|tac\\b|nproc|timeout "
        + "|\\bsed --|\\bgrep --|\\[\\[|\\bfunction \\b|\\blocal \\b|<<<|\\$'|echo -|/proc/");

    @TempDir Path folder;

    static Stream<String> shells() {
        return SHELLS.stream().filter(shell -> onPath(shell.split(" ")[0]) != null);
    }

    /** JUnit warns of links that lead out of the folder it deletes. */
    @AfterEach
    void cutLinks() throws IOException {
        try (Stream<Path> links = Files.list(folder)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void usesNothingThatOnlyOneSystemHas() throws IOException {
        String code = String.join("\n", Files.readAllLines(HOUSE.jbang()).stream()
            .filter(line -> !line.strip().startsWith("#")).toList());
        assertThat(code).doesNotContainPattern(NOT_EVERYWHERE);
        assertThat(code).doesNotContain("\t").isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void listsTheCommandsInEveryShell(String shell) throws Exception {
        assertThat(commands(shell, System.getenv("PATH"))).contains("stage", "lab", "doctor");
    }

    /** One program that stands for all tools, but for the one that Debian's lacks. */
    @Test
    void makesDoWithOtherTools() throws Exception {
        Path busybox = onPath("busybox");
        if (busybox != null) {
            for (String tool : TOOLS) {
                Files.createSymbolicLink(folder.resolve(tool), busybox);
            }
            Files.createSymbolicLink(folder.resolve("cksum"), onPath("cksum"));
            assertThat(commands(folder.resolve("sh").toString(), folder.toString())).contains("stage", "lab", "doctor");
        }
    }

    /** Without it, nobody knows which JBang is the right one. */
    @Test
    void saysSoWhereAToolIsMissing() throws Exception {
        for (String tool : List.of("sh", "dirname", "grep")) {
            Files.createSymbolicLink(folder.resolve(tool), onPath(tool));
        }
        var builder = new ProcessBuilder(HOUSE.jbang().toString()).redirectErrorStream(true);
        builder.environment().put("PATH", folder.toString());
        Process process = builder.start();
        assertThat(new String(process.getInputStream().readAllBytes())).contains("jbang: cannot take the checksum of ");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    /** The names that the wrapper lists, run by this shell with this PATH. */
    private static List<String> commands(String shell, String path) throws Exception {
        var command = Stream.concat(Stream.of(shell.split(" ")), Stream.of(HOUSE.jbang().toString())).toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", path);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().filter(line -> !line.startsWith(" ")).map(String::strip).toList();
    }

    private static Path onPath(String name) {
        return Stream.of(System.getenv("PATH").split(":")).map(place -> Path.of(place, name))
            .filter(Files::isExecutable).findFirst().orElse(null);
    }
}
