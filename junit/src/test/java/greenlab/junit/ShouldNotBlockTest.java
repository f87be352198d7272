package greenlab.junit;

import static greenlab.junit.RunTests.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the annotation does to tests that block, in this JVM, to which the first of them attaches the agent. */
class ShouldNotBlockTest {
    private static Map<String, String> results;

    @BeforeAll
    static void runThem() {
        results = RunTests.in(Blocking.class, Map.of());
    }

    @Test
    void failureHasFrameKindAndStack() {
        assertThat(results.get("inInitialiser")).startsWith("a thread was blocked:\nvirtual thread #")
            .contains("pinned by a native frame", "    at greenlab.junit.Blocking.park(Blocking.java:");
    }

    @Test
    void platformThreadsAreWatchedByName() {
        assertThat(results).containsEntry("inPlatformThread", PASSED).containsEntry("notAnnotated", PASSED);
        assertThat(results.get("inEventLoop")).contains("thread test-loop-1 blocked for ", "(waiting)");
    }

    @Test
    void shorterBlocksPass() {
        assertThat(results).containsEntry("shorterThanThreshold", PASSED);
    }

    @Test
    void computingFailsOnlyIfAsked() {
        assertThat(results).containsEntry("computes", PASSED);
        assertThat(results.get("computesAndMustNot")).contains("busy computing");
    }

    @Test
    void annotationOfClassAppliesToNestedTests() {
        Map<String, String> nested = RunTests.in(Blocking.OnClass.class, Map.of());
        assertThat(nested.get("ofParent")).contains("thread test-loop-1 blocked for ");
        assertThat(nested.get("ofOuter")).contains("thread test-loop-1 blocked for ");
    }

    @Test
    void invalidValueFailsInOneLine() {
        assertThat(results)
            .containsEntry("invalidThreshold",
                "@ShouldNotBlock: 'soon' is not a duration; expected such as 100ms, 30s or 10m")
            .containsEntry("tooShortThreshold", "@ShouldNotBlock: threshold must be >= 20ms, was 5ms")
            .containsEntry("watchesNothing", "@ShouldNotBlock watches nothing; set carriers or threads")
            .containsEntry("invalidThreads", "@ShouldNotBlock: invalid threads 'test-('; Unclosed group");
    }

    /** Else it would run while the others block. The agent is attached by now, so nothing holds it up. */
    @Test
    void runsAloneInParallelExecution() {
        Map<String, String> parallel = RunTests.in(Blocking.InParallel.class,
            Map.of("junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", "concurrent",
                "junit.jupiter.execution.parallel.config.executor-service", "WORKER_THREAD_POOL",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));
        assertThat(parallel).containsEntry("blocks", PASSED).containsEntry("blocksToo", PASSED)
            .containsEntry("mustNotBlock", PASSED);
    }

    /** A breakpoint blocks, too. */
    @Test
    void debuggedTestsPass() throws Exception {
        String debugger = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";
        var jvm = new TestJvm(TestJvm.THIS_JDK, List.of(debugger), List.of());
        assertThat(jvm.run(Blocking.OnClass.class)).containsEntry("ofParent", PASSED);
    }

    /** Where an agent is refused, a test fails instead of passing unseen. */
    @Test
    void jvmWithoutAgentFailsTheTest() throws Exception {
        var jvm = new TestJvm(TestJvm.THIS_JDK, List.of("-XX:+DisableAttachMechanism"), List.of());
        assertThat(jvm.run(Blocking.OnClass.class).get("ofParent")).startsWith("this JVM can't be watched")
            .endsWith("start it with -javaagent:PATH/greenlab-junit-1.jar");
    }
}
