package greenlab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.Event;
import greenlab.fetch.Fetches;
import greenlab.fetch.RuntimeName;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.run.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault of a peer, on each runtime. The runtimes' JVMs run concurrently, since they mostly wait. */
@Tag("system")
@Timeout(180)
class PeerTest {
    private static final int N = 3;
    private static final Set<Fault> ONCE = EnumSet.of(Fault.STALLS, Fault.DIES);

    @TempDir static Path folder;
    private static Certificates certificates;
    private static final ExecutorService EXECUTOR = Executors.newVirtualThreadPerTaskExecutor();
    private static final Map<RuntimeName, Future<Void>> ENDED = new ConcurrentHashMap<>();

    @BeforeAll
    static void begin() throws IOException, InterruptedException {
        certificates = Certificates.in(folder);
        for (RuntimeName runtime : RuntimeName.values()) {
            ENDED.put(runtime, EXECUTOR.submit(() -> {
                meetAll(runtime);
                return null;
            }));
        }
    }

    @AfterAll
    static void end() {
        EXECUTOR.close();
    }

    @ParameterizedTest
    @EnumSource
    void faultsAreReportedAndLeakNothing(RuntimeName runtime) throws Exception {
        ENDED.get(runtime).get();
    }

    private static void meetAll(RuntimeName runtime) throws IOException, GeneralSecurityException {
        try (FetchJvm jvm = new FetchJvm(certificates.truststore(), runtime, N)) {
            int descriptors = assertGood(jvm);
            for (Fault fault : EnumSet.complementOf(EnumSet.of(Fault.DRIPS))) {
                meet(jvm, fault);
            }
            assertThat(assertGood(jvm)).as("descriptors").isEqualTo(descriptors);
        }
    }

    /** A good run, after which the JVM has these many descriptors open. */
    private static int assertGood(FetchJvm jvm) throws IOException, GeneralSecurityException {
        try (FaultyServer server = new FaultyServer(Fault.STALLS, context(Certificates.Kind.GOOD), N + 1)) {
            Fetches.Ended ended = jvm.fetch(server.address());
            Run run = RunJson.run(ended.run());
            assertThat(run.ok()).as(run.error()).isEqualTo(N);
            return ended.descriptors();
        }
    }

    /** At first contact and in mid-run, over both protocols, but once where it takes 10 s or is the server's end. */
    private static void meet(FetchJvm jvm, Fault fault) throws IOException, GeneralSecurityException {
        if (fault.certificate() == null) {
            meet(jvm, fault, null, 0);
        }
        if (!ONCE.contains(fault) && fault.certificate() == null) {
            meet(jvm, fault, null, 1);
            meet(jvm, fault, Certificates.Kind.GOOD, 1);
        }
        if (fault.certificate() != null) {
            meet(jvm, fault, fault.certificate(), 0);
        }
    }

    private static void meet(FetchJvm jvm, Fault fault, Certificates.Kind kind, int good)
            throws IOException, GeneralSecurityException {
        try (FaultyServer server = new FaultyServer(fault, context(kind), good)) {
            Fetches.Ended ended = jvm.fetch(server.address());
            String seen = Matrix.row(fault).replace("ADDRESS", server.address().toString());
            assertThat(ended.threads()).isEmpty();
            assertReported(RunJson.run(ended.run()), fault + " on " + jvm.runtime(), seen, good == 0);
        }
    }

    private static void assertReported(Run run, String what, String seen, boolean atFirstContact) {
        assertThat(run.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(run.error()).as(what).startsWith(seen).hasLineCount(1);
        assertThat(run.ok()).isZero();
        assertThat(run.events().stream().filter(event -> event.what() == Event.What.FAILED))
            .hasSize(atFirstContact ? 0 : N);
    }

    private static SSLContext context(Certificates.Kind kind) throws IOException, GeneralSecurityException {
        return kind == null ? null : certificates.context(kind);
    }

    /** Fetches that have their response stay successful. */
    @Test
    void brokenResponseLeavesOthersUnaffected() throws Exception {
        try (FetchJvm jvm = new FetchJvm(certificates.truststore(), RuntimeName.GREEN, N);
                FaultyServer server = new FaultyServer(Fault.ENDS_IN_MID_BODY, null, N)) {
            Run run = RunJson.run(jvm.fetch(server.address()).run());
            assertThat(run.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(run.ok()).isEqualTo(N - 1);
            assertThat(run.events()).extracting(Event::what).containsOnlyOnce(Event.What.FAILED);
        }
    }

    @Test
    void matrixHasARowForEachFault() throws IOException {
        List<String> faults = EnumSet.complementOf(EnumSet.of(Fault.DRIPS)).stream().map(Fault::toString).toList();
        assertThat(Matrix.rows().keySet()).containsAll(faults);
    }
}
