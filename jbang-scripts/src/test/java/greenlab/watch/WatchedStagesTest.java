package greenlab.watch;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.FetchMain;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.probe.BlockKind;
import greenlab.probe.WatchOptions;
import greenlab.run.BlockGroup;
import greenlab.run.WatchReport;
import greenlab.run.Witness;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.setup.Checkout;
import greenlab.setup.Jdks;
import greenlab.stages.StageRunner;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit's stages on virtual threads: what a watch sees of them, what the JDK's own tools see, and the hint. */
@Tag("system")
@ResourceLock("children of this JVM that fetch")
@Timeout(300)
class WatchedStagesTest {
    private static final Checkout CHECKOUT = Checkout.find();
    private static final double DELAY = 1.5;
    private static final String COMMAND =
        ".*" + Pattern.quote(FetchMain.class.getName()) + ".*\"delay\":" + DELAY + ".*";
    private static DelayServer server;

    @BeforeAll
    static void start() throws Exception {
        server = DelayServer.start(ServerConfig.local(CHECKOUT.tls()));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    /** The native poll never tries to park, so no event says that it blocks. */
    @ParameterizedTest
    @ValueSource(ints = {21, 25})
    void stage2_onlyTheWatchAndSamplesSeeIt(int java) throws Exception {
        WatchReport report = watch(2, java);
        BlockGroup culprit = report.groups().getFirst();
        assertThat(culprit.kind()).isEqualTo(BlockKind.NATIVE_CALL);
        assertThat(culprit.frame()).isEqualTo("org.conscrypt.NativeCrypto.SSL_read");
        assertThat(culprit.hint()).contains("useEngineSocketByDefault=true");
        assertThat(culprit.source()).startsWith("https://github.com/google/conscrypt/");

        Witness others = report.witnesses().getFirst();
        assertThat(others).returns("no event", Witness::pinned).returns("RUNNABLE", Witness::state)
            .returns(culprit.frame(), Witness::frame);
        assertThat(others.samples()).startsWith("yes, ");
        assertThat(others.scheduler()).matches(java < 24 ? "needs JDK 24" : "1 of 1, \\d queued");
    }

    @Test
    void stage3OnJava21_isPinnedByAMonitor() throws Exception {
        WatchReport report = watch(3, 21);
        BlockGroup culprit = report.groups().getFirst();
        assertThat(culprit.kind()).isEqualTo(BlockKind.MONITOR);
        assertThat(culprit.frame()).startsWith("org.conscrypt.ConscryptEngineSocket");
        assertThat(culprit.hint()).contains("engine sockets", "JDK 24");
        assertThat(report.witnesses().getFirst().pinned()).startsWith("yes, ");
        assertThat(report.witnesses().getFirst().state()).endsWith("WAITING");
    }

    @Test
    void stage3OnJava25_blocksNothing() throws Exception {
        assertThat(watch(3, 25).groups()).noneMatch(group ->
            group.frame().contains("SSLInputStream") && group.longest() > DELAY / 2);
    }

    /** Watches a stage until it ends; the blocked ones take six seconds, and a watch some to attach. */
    private static WatchReport watch(int stage, int java) throws Exception {
        Assumptions.assumeTrue(new Jdks().find(java).isPresent());
        var spec = RunSpec.ofStage(stage, "" + java, RuntimeName.VIRTUAL, Proto.https, 4, DELAY);
        var runner = new StageRunner(CHECKOUT, server, line -> { });
        var run = CompletableFuture.supplyAsync(() -> {
            try {
                return runner.run(spec, _ -> { });
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        try (var session = WatchSession.start(fetching(run), WatchOptions.DEFAULT.comparing(), false, event -> { })) {
            while (session.update()) {
                Thread.sleep(20);
            }
            session.stop();
            assertThat(run.join().ok()).isEqualTo(4);
            return session.compared();
        }
    }

    /** Waits for the stage's JVM; returns its PID. Other tests run stages at the same time, with other delays. */
    private static long fetching(CompletableFuture<?> run) throws Exception {
        while (!run.isDone()) {
            var jvm = ProcessHandle.current().descendants()
                .filter(child -> child.info().commandLine().orElse("").matches(COMMAND))
                .map(ProcessHandle::pid).filter(AttachedJvm::isReady).findFirst();
            if (jvm.isPresent()) {
                return jvm.get();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the stage ended before it could be watched: " + run.join());
    }
}
