package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
 * The launcher is a script for any {@code sh} with POSIX tools; those of macOS and BusyBox differ from Debian's. It runs
 * here in each shell of this machine and, if there is a BusyBox, with its tools.
 */
@Tag("system")
@Timeout(120)
class ShellsTest {
    private static final Checkout CHECKOUT = Checkout.find();
    private static final List<String> SHELLS = List.of("dash", "bash --posix", "busybox sh", "ksh", "mksh",
        "zsh --emulate sh");
    /** What the launcher calls once the program is built. */
    private static final List<String> TOOLS = List.of("sh", "cat", "dirname", "find", "grep", "head", "readlink");

    /** What only GNU's tools support, or only newer systems. */
    private static final Pattern NOT_PORTABLE = Pattern.compile(
        "readlink -[^f]|realpath|mktemp|sed -[irE]|grep -[A-Za-z]*P|date -|stat -|xargs -r|head -n? ?-\\d|tac\\b|nproc"
        + "|timeout |\\bsed --|\\bgrep --|\\[\\[|\\bfunction \\b|\\blocal \\b|<<<|\\$'|echo -|/proc/");

    @TempDir Path folder;

    static Stream<String> shells() {
        return SHELLS.stream().filter(shell -> onPath(shell.split(" ")[0]) != null);
    }

    /** JUnit warns of links that lead out of the folder it deletes. */
    @AfterEach
    void deleteLinks() throws IOException {
        try (Stream<Path> links = Files.list(folder)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void launcherUsesPortableToolsOnly() throws IOException {
        String code = String.join("\n", Files.readAllLines(CHECKOUT.jbang()).stream()
            .filter(line -> !line.strip().startsWith("#")).toList());
        assertThat(code).doesNotContainPattern(NOT_PORTABLE);
        assertThat(code).doesNotContain("\t").isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void launcherWorksInEveryShell(String shell) throws Exception {
        assertThat(help(shell, System.getenv("PATH"))).contains("  stage ", "  lab ", "  doctor ");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void builtProgramNeedsFewTools(String shell) throws Exception {
        Path program = onPath(shell.split(" ")[0]);
        for (String tool : TOOLS) {
            Files.createSymbolicLink(folder.resolve(tool), onPath(tool));
        }
        assertThat(help(shell.replaceFirst("\\S+", program.toString()), folder.toString())).contains("  stage ");
    }

    @Test
    void launcherWorksWithBusyBox() throws Exception {
        Path busybox = onPath("busybox");
        assumeTrue(busybox != null, "no BusyBox");
        for (String tool : TOOLS) {
            Files.createSymbolicLink(folder.resolve(tool), busybox);
        }
        assertThat(help(folder.resolve("sh").toString(), folder.toString())).contains("  stage ");
    }

    private static String help(String shell, String path) throws Exception {
        List<String> command = Stream.concat(Stream.of(shell.split(" ")), Stream.of(CHECKOUT.jbang().toString()))
            .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", path);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).startsWith("Usage: jbang ");
        return output;
    }

    private static Path onPath(String name) {
        return Stream.of(System.getenv("PATH").split(":")).map(dir -> Path.of(dir, name))
            .filter(Files::isExecutable).findFirst().orElse(null);
    }
}
