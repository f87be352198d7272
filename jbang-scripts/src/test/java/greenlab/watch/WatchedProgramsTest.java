package greenlab.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.cli.Cli;
import greenlab.commands.Command;
import greenlab.probe.BlockKind;
import greenlab.probe.Finding;
import greenlab.probe.WatchOptions;
import greenlab.run.WatchReport;
import greenlab.setup.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that know nothing of the kit, on each JDK of this machine. */
@Tag("system")
@Timeout(120)
class WatchedProgramsTest {
    private static final String PROGRAM = """
        package acme;

        public class Blocks {
            static class Slow {
                static int value;
                static {
                    try {
                        Thread.sleep(1000);
                    } catch (InterruptedException e) {
                        value = 1;
                    }
                }
            }

            public static void main(String... args) throws Exception {
                Thread.ofVirtual().name("reads").start(Blocks::reads);
                Thread.ofVirtual().name("initialises").start(() -> {
                    while (!ready) {
                        java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
                    }
                    Slow.value++;
                });
                Thread.ofVirtual().name("works").start(() -> {
                    while (true) {
                        long end = System.nanoTime() + 5_000_000;
                        while (System.nanoTime() < end) {
                            Thread.onSpinWait();
                        }
                        java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
                    }
                });
                while (!new java.io.File(args[0]).exists()) {
                    Thread.sleep(20);
                }
                ready = true;
                Thread.sleep(100_000);
            }

            static volatile boolean ready;

            static void reads() {
                try {
                    System.in.read();
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
        """;

    @TempDir
    private static Path classes;
    private Process program;

    static Stream<Path> jdks() {
        return Stream.of(21, 25, 26, 27).map(new Jdks()::find).flatMap(Optional::stream);
    }

    @BeforeAll
    static void compile() throws IOException {
        Path source = Files.createDirectories(classes.resolve("acme")).resolve("Blocks.java");
        Files.writeString(source, PROGRAM);
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-source", "21", "-target", "21",
            "-Xlint:-options", "-d", classes.toString(), source.toString());
        assertThat(code).isZero();
    }

    @AfterEach
    void end() {
        if (program != null) {
            program.destroyForcibly();
        }
    }

    private void start(Path jdk, String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(List.of(flags));
        command.addAll(List.of("-Djdk.virtualThreadScheduler.parallelism=3", "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC", "-cp", classes.toString(), "acme.Blocks", classes.resolve("go").toString()));
        program = new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private void awaitReady() throws InterruptedException {
        while (!AttachedJvm.isReady(program.pid())) {
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void blocksAreFoundAndNothingStays(Path jdk) throws Exception {
        Files.deleteIfExists(classes.resolve("go"));
        start(jdk);
        awaitReady();
        WatchReport report;
        try (var session = WatchSession.start(program.pid(), WatchOptions.DEFAULT, false, event -> { })) {
            await(session, "reads");
            Files.writeString(classes.resolve("go"), "");
            await(session, "initialises");
            session.stop();
            report = session.report();
        }
        assertThat(report.findings()).extracting(Finding::thread).containsOnly("reads", "initialises");
        assertThat(found(report, "reads").kind()).isEqualTo(BlockKind.NATIVE_CALL);
        assertThat(found(report, "reads").frame()).isEqualTo("acme.Blocks.reads");
        assertThat(found(report, "initialises").kind()).isEqualTo(BlockKind.NATIVE_FRAME);
        assertThat(found(report, "initialises").frame()).isEqualTo("acme.Blocks$Slow.<clinit>");
        assertThat(found(report, "initialises").call()).startsWith("acme.Blocks$Slow.<clinit>(Blocks.java:");

        // the agent's thread says that it ends before it does
        for (int i = 0; i < 10 && (i == 0 || jcmd(jdk, "VM.classloaders").contains("greenlab")); i++) {
            jcmd(jdk, "GC.run");
        }
        assertThat(jcmd(jdk, "VM.classloaders")).contains("bootstrap").doesNotContain("greenlab");
        assertThat(jcmd(jdk, "Thread.print")).contains("main").doesNotContain("greenlab");
    }

    private static Finding found(WatchReport report, String thread) {
        return report.findings().stream().filter(one -> one.thread().equals(thread)).findFirst().orElseThrow();
    }

    private static void await(WatchSession session, String thread) throws Exception {
        while (session.update() && session.report().findings().stream()
                .noneMatch(one -> one.thread().equals(thread))) {
            Thread.sleep(20);
        }
    }

    private String jcmd(Path jdk, String command) throws IOException {
        Process jcmd = new ProcessBuilder(jdk.resolve("bin/jcmd").toString(), "" + program.pid(), command)
            .redirectErrorStream(true).start();
        return new String(jcmd.getInputStream().readAllBytes());
    }

    @Test
    void programThatRefuses_isUnharmed() throws Exception {
        start(Path.of(System.getProperty("java.home")), "-XX:+DisableAttachMechanism");
        awaitReady();
        assertRefused(program.pid(), "has -XX:+DisableAttachMechanism; restart it without");
        program.destroyForcibly().waitFor();
        assertThatThrownBy(() -> WatchSession.start(program.pid(), WatchOptions.DEFAULT, false, event -> { }))
            .hasMessageContaining("no process has the PID");

        start(Path.of(System.getProperty("java.home")), "-XX:-EnableDynamicAgentLoading");
        awaitReady();
        assertRefused(program.pid(), "start it with -XX:+EnableDynamicAgentLoading");
    }

    @Test
    void otherProcess_isUnharmed() throws Exception {
        program = new ProcessBuilder("sleep", "60").start();
        assertRefused(program.pid(), "is not a JVM");
    }

    @Test
    void stoppedProgram_isNotWaitedFor() throws Exception {
        start(Path.of(System.getProperty("java.home")));
        awaitReady();
        new ProcessBuilder("kill", "-STOP", "" + program.pid()).start().waitFor();
        while (!Files.readString(Path.of("/proc/" + program.pid() + "/stat")).contains(") T ")) {
            Thread.sleep(10);
        }
        assertRefused(program.pid(), "is stopped and can't answer; continue it: kill -CONT " + program.pid());
        assertThatThrownBy(() -> AttachedJvm.load(program.pid(), classes, Duration.ofMillis(500)))
            .isInstanceOf(Cli.Failure.class).hasMessageContaining("has not answered for 0.5 s");
    }

    /** A watch that is killed before its agent is there can't remove its folder; the next one does. */
    @Test
    void leftoversOfKilledWatchesAreRemoved(@TempDir Path temp) throws Exception {
        program = new ProcessBuilder("true").start();
        program.waitFor();
        Path old = Files.createDirectory(temp.resolve("greenlab-watch-" + program.pid() + "-1"));
        Path young = Files.createDirectory(temp.resolve("greenlab-watch-" + program.pid() + "-2"));
        Path running = Files.createDirectory(temp.resolve("greenlab-watch-" + ProcessHandle.current().pid() + "-3"));
        for (Path folder : List.of(old, young, running)) {
            Files.createFile(folder.resolve("events.ndjson"));
        }
        for (Path folder : List.of(old, running)) {
            Files.setLastModifiedTime(folder.resolve("events.ndjson"), FileTime.from(Instant.now().minusSeconds(90)));
        }
        WatchSession.removeLeftovers(temp);
        assertThat(temp.toFile().list()).containsExactlyInAnyOrder(young.getFileName().toString(),
            running.getFileName().toString());
    }

    @Test
    @EnabledIf("mayUnshare")
    void programInAContainer_isWatchedInThere() throws Exception {
        program = new ProcessBuilder("unshare", "-pf", "--mount-proc", "sleep", "60").start();
        while (program.descendants().findAny().isEmpty()) {
            Thread.sleep(20);
        }
        assertRefused(program.descendants().findAny().orElseThrow().pid(),
            "runs in a container; run watch in that container: watch 1");
    }

    static boolean mayUnshare() throws Exception {
        try {
            return new ProcessBuilder("unshare", "-pf", "--mount-proc", "true").start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    /** The first JVM of the script usually ends before an agent is in it. */
    @Test
    void scriptsShortJvm_isLeftOut() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Command.Ended ended = Command.run("watch", "--json", "--", "sh", "-c", "%1$s -version; timeout 8 %1$s -cp %2$s "
            .formatted(java, classes) + "acme.Blocks none");
        assertThat(ended.out()).as(ended.err()).contains("\"main\":\"acme.Blocks\"");
        assertThat(ended.exitCode()).as("that of timeout").isEqualTo(124);
    }

    @Test
    void scriptWithOnlyAShortJvm_isAFailure() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Command.Ended ended = Command.run("watch", "--", "sh", "-c", java + " -version; exit 3");
        assertThat(ended.exitCode()).as(ended.err()).isIn(1, 3);
        assertThat(ended.errors()).filteredOn(line -> line.startsWith("watch:")).allMatch(line -> line.equals(
            "watch: 'sh' ended before it could be watched, with exit code 3"));
    }

    /** When this process is killed, the system closes its end of the pipe. */
    @Test
    void startedProgramEndsWithAKilledWatch() throws Exception {
        program = new ProcessBuilder("sleep", "60").start();
        StartedProgram.guard(program.pid()).getOutputStream().close();
        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private void assertRefused(long pid, String reason) {
        assertThatThrownBy(() -> WatchSession.start(pid, WatchOptions.DEFAULT, false, event -> { }))
            .isInstanceOf(Cli.Failure.class).hasMessageContaining(reason);
        assertThat(program.isAlive()).isTrue();
    }
}
