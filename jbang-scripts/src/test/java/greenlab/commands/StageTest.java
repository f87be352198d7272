package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import greenlab.run.Blocked;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.run.Verdict;
import greenlab.setup.Jdks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The six stages, each in its own JVM with its own libraries. */
@Tag("system")
class StageTest {
    private static final int N = BothClocks.N;
    private static final double DELAY = BothClocks.DELAY;
    private static final List<Verdict> ON_21 =
        List.of(Verdict.SLOW, Verdict.FAST, Verdict.SLOW, Verdict.SLOW, Verdict.FAST);
    private static final List<Verdict> ON_25 =
        List.of(Verdict.FAST, Verdict.FAST, Verdict.SLOW, Verdict.FAST, Verdict.FAST);
    private static final String JDKS = "sun.security.ssl.SSLSocketImpl";
    private static final String DESCRIPTOR = "org.conscrypt.Java8FileDescriptorSocket";
    private static final String ENGINE = "org.conscrypt.Java8EngineSocket";
    private static final List<String> SOCKETS_ON_21 = List.of(ENGINE, JDKS, DESCRIPTOR, ENGINE, ENGINE);
    private static final List<String> SOCKETS_ON_25 = List.of(JDKS, JDKS, DESCRIPTOR, ENGINE, ENGINE);

    private static List<Run> stages(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("stage"));
        all.addAll(List.of(words));
        all.addAll(List.of("-n", "" + N, "--delay", "" + DELAY, "--json"));
        Command.Ended ended = Command.run(all.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return RunJson.runs(ended.out());
    }

    @ParameterizedTest
    @CsvSource({"green, 21", "green, 21*", "green, 25", "virtual, 21", "virtual, 21*", "virtual, 25",
        "green, 27"})
    void stageDeterminesVerdictAndSocket(String runtime, String java) throws Exception {
        assumeThat(java.equals("27") && new Jdks().find(27).isEmpty()).as("no JDK 27").isFalse();
        List<Run> all = stages("all", "--runtime", runtime, "--java", java, "--patch", "full");
        assertThat(all).extracting(Run::stage).containsExactly(0, 1, 2, 3, 4, 5);
        boolean on21 = java.startsWith("21");
        assertStage5(all.getLast(), on21 && runtime.equals("virtual"));
        List<Run> runs = all.subList(0, 5);
        assertThat(on21 ? ON_21 : ON_25).zipSatisfy(runs, BothClocks::assertSay);
        assertThat(runs).extracting(run -> run.tls().socket())
            .isEqualTo(on21 ? SOCKETS_ON_21 : SOCKETS_ON_25);
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.runtime()).isEqualTo(runtime);
            assertThat(run.ok()).isEqualTo(N);
            assertThat(run.error()).isNull();
            if (run.verdict() == Verdict.SLOW) {
                assertConscryptBlocked(run);
            }
        });
        if (java.equals("21*")) {
            assertThat(runs).allMatch(Run::emulated).extracting(Run::javaLabel).containsOnly("21*");
        }
    }

    /** Greenlets wait for the lock on one thread, and then take it one after the other: they can't hang. */
    private static void assertStage5(Run run, boolean hangs) {
        assertThat(run.ok()).as(run.verdict().word()).isEqualTo(hangs ? 0 : N);
        assertThat(run.verdict() == Verdict.HUNG).isEqualTo(hangs);
        if (!hangs) {
            assertThat(run.dump()).isNull();
            return;
        }
        assertThat(run.blocked().getFirst().frame()).isEqualTo("zipkin2.reporter.internal.CountBoundedQueue.offer");
        assertThat(run.dump().getFirst()).startsWith("no thread owns the ReentrantLock in zipkin2.reporter.")
            .contains("needs a carrier, and the only one is pinned");
        assertThat(run.dump()).anyMatch(line -> line.matches("1\\. fetch \\d: the next owner, .* without a carrier"))
            .anyMatch(line -> line.matches("2\\. fetch \\d: pinned, on carrier .*"))
            .anyMatch(line -> line.contains("brave.RealSpan.finish("));
    }

    /** Two carriers are pinned by two fetches; the third is the next owner. */
    @Test
    void stage5HangsOnSeveralCarriers() throws Exception {
        assertThat(stages("5", "--java", "21", "--carriers", "2")).singleElement()
            .satisfies(run -> assertThat(run.dump().getFirst()).contains("all 2 are pinned"));
    }

    /**
     * Conscrypt blocked the thread for nearly all of the time, other frames for less than half a second: on a busy
     * machine the monitor reports short blocks anywhere.
     */
    private static void assertConscryptBlocked(Run run) {
        double conscrypt = run.blocked().stream().filter(b -> b.frame().startsWith("org.conscrypt."))
            .mapToDouble(Blocked::seconds).sum();
        double all = run.blocked().stream().mapToDouble(Blocked::seconds).sum();
        assertThat(conscrypt).isGreaterThanOrEqualTo(0.8 * N * DELAY);
        assertThat(all - conscrypt).as("seconds blocked by other frames").isLessThan(0.5);
        assertThat(all).isLessThanOrEqualTo(run.seconds());
    }

    @Test
    void missingJdkIsReported_andTheOthersRun() throws Exception {
        Command.Ended ended = Command.run("stage", "1", "--java", "25,99", "-n", "1", "--delay", "0.1", "--json");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.errors()).containsExactly("stage: no JDK 99 found; install one, or set JAVA_99_HOME");
        assertThat(RunJson.runs(ended.out())).extracting(Run::javaLabel).containsExactly("25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partial", "none"})
    void stage4WithoutTheFullPatchIsSlow(String patch) throws Exception {
        assertThat(stages("4", "--java", "21", "--patch", patch)).extracting(Run::verdict)
            .containsExactly(Verdict.SLOW);
    }

    @Test
    void stageOverHttpIsFast() throws Exception {
        assertThat(stages("2", "--java", "25", "--proto", "http")).singleElement().satisfies(run -> {
            BothClocks.assertSay(Verdict.FAST, run);
            assertThat(run.tls()).isNull();
        });
    }

    /** The events until then are reported, in a run that failed. */
    @Test
    void killedStageReportsTheEventsSoFar() throws Exception {
        Process command = Command.start("stage", "2", "--java", "25", "--delay", "5", "--json");
        ProcessHandle child = waitForStageJvm(command);
        child.destroyForcibly();
        String out = new String(command.getInputStream().readAllBytes());
        String err = new String(command.getErrorStream().readAllBytes());
        assertThat(command.waitFor()).isEqualTo(1);
        Run run = RunJson.runs(out).getFirst();
        assertThat(run.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(run.events()).isNotEmpty();
        assertThat(err).contains("stage 2 on Java 25 failed: the run's JVM was killed (signal 9)");
    }

    /** A killed command can't end its child, which detects that by itself. */
    @Test
    void killedCommandLeavesNoJvm() throws Exception {
        Process command = Command.start("stage", "2", "--java", "25", "--delay", "5");
        ProcessHandle child = waitForStageJvm(command);
        command.destroyForcibly().waitFor();
        ProcessTree.awaitEnd(child);
    }

    /** Waits until the stage's JVM has started and waits for its first fetch of five seconds. */
    private static ProcessHandle waitForStageJvm(Process command) throws InterruptedException {
        for (int tries = 0; tries < 1200; tries++) {
            var stage = command.descendants().filter(ProcessTree::isStageJvm).findFirst();
            if (stage.isPresent()) {
                waitUntilItWaits(stage.get());
                return stage.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the stage's JVM did not start");
    }

    /** A JVM starts and warms up without a pause; that it uses no CPU in two seconds running means that it waits. */
    private static void waitUntilItWaits(ProcessHandle jvm) throws InterruptedException {
        for (int idle = 0; idle < 2; ) {
            Duration before = cpu(jvm);
            Thread.sleep(1000);
            idle = cpu(jvm).minus(before).toMillis() > 50 ? 0 : idle + 1;
        }
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }
}
