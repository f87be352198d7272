package greenlab.junit;

import static greenlab.junit.RunTests.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import greenlab.server.DelayServer;
import greenlab.server.Keys;
import greenlab.server.ServerConfig;
import greenlab.setup.Checkout;
import greenlab.setup.Jdks;
import greenlab.stages.StageScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same two tests of a service in the environments of the stages: what each check sees there. */
@Tag("system") // needs a JDK 21, and JBang for the stages' libraries
class StagesTest {
    private static final Checkout CHECKOUT = Checkout.find();

    @TempDir
    private static Path keys;
    private static DelayServer server;

    @BeforeAll
    static void startServer() throws Exception {
        server = DelayServer.start(ServerConfig.local(keys));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void bothChecksPassAtStage1() throws Exception {
        Map<String, String> on21 = run(1, 21);
        assertThat(on21).containsEntry("shouldNotBlock", PASSED).containsEntry("hasNoPinnedEvents", PASSED);
    }

    @Test
    void onlyTheWatchFailsAtStage2() throws Exception {
        for (Map<String, String> results : onBoth(Fetches.class, 2)) {
            assertThat(results.get("shouldNotBlock")).contains("org.conscrypt.NativeCrypto.SSL_",
                "silent native call", "greenlab.junit.Fetches.fetch(Fetches.java:", " hint: ");
            assertThat(results).containsEntry("hasNoPinnedEvents", PASSED);
        }
    }

    @Test
    void bothChecksFailAtStage3OnJava21() throws Exception {
        Map<String, String> results = run(3, 21);
        assertThat(results.get("shouldNotBlock")).contains("org.conscrypt.ConscryptEngineSocket$",
            "pinned by a monitor", "greenlab.junit.Fetches.fetch(Fetches.java:", " hint: ");
        assertThat(results.get("hasNoPinnedEvents")).contains("jdk.VirtualThreadPinned");
    }

    @Test
    void bothChecksPassAtStage3OnJava25() throws Exception {
        assertThat(run(3, 25)).containsEntry("shouldNotBlock", PASSED).containsEntry("hasNoPinnedEvents", PASSED);
    }

    @Test
    void harmlessTestsPassOnABusyMachine() throws Exception {
        for (Map<String, String> results : onBoth(Harmless.class, 1)) {
            assertThat(results).hasSize(20).allSatisfy((name, result) -> assertThat(result).isEqualTo(PASSED));
        }
    }

    /** On Java 21 and 25 at once. */
    private static List<Map<String, String>> onBoth(Class<?> tests, int stage) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var on21 = executor.submit(() -> run(tests, stage, 21));
            var on25 = executor.submit(() -> run(tests, stage, 25));
            return List.of(on21.get(), on25.get());
        }
    }

    private static Map<String, String> run(int stage, int java) throws IOException, InterruptedException {
        return run(Fetches.class, stage, java);
    }

    private static Map<String, String> run(Class<?> tests, int stage, int java)
            throws IOException, InterruptedException {
        Path jdk = new Jdks().find(java).orElseThrow(() -> new IllegalStateException("no JDK " + java + " found"));
        StageScript script = StageScript.of(CHECKOUT, "" + stage, java);
        List<String> flags = new ArrayList<>(script.words("RUNTIME_OPTIONS"));
        flags.addAll(List.of("-Dserver=" + server.https(), "-Dtruststore=" + Keys.at(keys).truststore()));
        return new TestJvm(jdk, flags, script.words("DEPS").isEmpty() ? List.of() : script.jars(CHECKOUT))
            .run(tests);
    }
}
