package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.fetch.PatchScope;
import greenlab.probe.BlockKind;
import greenlab.run.WatchReport;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.setup.Checkout;
import greenlab.setup.Jdks;
import greenlab.setup.Tool;
import greenlab.stages.ExampleProgram;
import greenlab.stages.StageScript;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs: four with their fault and with its fix, as {@code watch} sees them, and one with scopes. */
@Tag("system")
class ProgramsTest {
    private static final Checkout CHECKOUT = Checkout.find();
    private static final String DELAY = "/delay/0.5";

    @TempDir
    private static Path folder;
    private static DelayServer partner;

    @BeforeAll
    static void startPartner() throws Exception {
        partner = DelayServer.start(ServerConfig.local(CHECKOUT.tls()));
    }

    @AfterAll
    static void stopPartner() {
        partner.close();
    }

    /** What {@code watch} found, and its exit code. */
    private record Watched(int exitCode, WatchReport report) {
        void assertBlocked(BlockKind kind, String frame, String call) {
            assertThat(report.findings()).isNotEmpty();
            var worst = report.groups().getFirst();
            assertThat(worst.frame()).isEqualTo(frame);
            assertThat(worst.kind()).isEqualTo(kind);
            assertThat(worst.call()).startsWith(call);
            assertThat(exitCode).isEqualTo(1);
        }

        void assertNotBlocked() {
            assertThat(report.findings()).isEmpty();
            assertThat(exitCode).isZero();
        }
    }

    private static Watched watch(ExampleProgram program, String... options) throws Exception {
        List<String> words = Stream.of(List.of("watch", "--for", "1.5s", "--threshold", "250ms", "--json"),
            List.of(options), List.of("" + program.pid())).flatMap(List::stream).toList();
        Command.Ended ended = Command.run(words.toArray(String[]::new));
        assertThat(ended.out()).as(ended.err()).startsWith("{\"pid\":" + program.pid());
        return new Watched(ended.exitCode(), WatchReport.of(ended.out()));
    }

    /** Watches a service that answers requests all the while. */
    private static Watched watchService(ExampleProgram service, String... options) throws Exception {
        try (var clients = Clients.of(URI.create(service.nextLine()))) {
            Watched watched = watch(service, options);
            clients.assertAnswered();
            return watched;
        }
    }

    private static ExampleProgram start(String name, int java, String... arguments) throws IOException {
        StageScript script = StageScript.program(CHECKOUT, name);
        List<Path> jars = script.words("DEPS").isEmpty() ? List.of() : script.jars(CHECKOUT);
        return ExampleProgram.start(CHECKOUT, script, jdk(java), jars, arguments);
    }

    private static Path jdk(int java) {
        Optional<Path> home = new Jdks().find(java);
        Assumptions.assumeTrue(home.isPresent(), "a JDK " + java);
        return home.get();
    }

    @ParameterizedTest
    @CsvSource({
        "21, descriptor, NATIVE_CALL, org.conscrypt.NativeCrypto.SSL_read",
        "25, descriptor, NATIVE_CALL, org.conscrypt.NativeCrypto.SSL_read",
        "21, engine, MONITOR, org.conscrypt.ConscryptEngineSocket$SSLInputStream.readFromSocket"})
    void slowPartnerBlocksTheCarriers(int java, String sockets, BlockKind kind, String frame) throws Exception {
        try (var service = start("slow_partner", java, partner.https() + DELAY, sockets)) {
            Watched watched = watchService(service);
            watched.assertBlocked(kind, frame, "slow_partner$1.handle(");
            assertThat(watched.report().groups().getFirst().allBlocked()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"25, engine", "21, jdk"})
    void otherSocketsOrAnotherJavaFixThat(int java, String sockets) throws Exception {
        try (var service = start("slow_partner", java, partner.https() + DELAY, sockets)) {
            Watched watched = watchService(service);
            watched.assertNotBlocked();
            assertThat(watched.report().carriers()).isEqualTo(2);
        }
    }

    /** The servers of two idle connections have both carriers; the clients, which would wake them, get none. */
    @Test
    void callsToItselfStopForGood() throws Exception {
        try (var service = callsItself("21", PatchScope.NONE, "engine", "20")) {
            Watched watched = watch(service);
            watched.assertBlocked(BlockKind.MONITOR, "org.conscrypt.ConscryptEngineSocket$SSLInputStream.readFromSocket",
                "same_carriers.");
            assertThat(watched.report().groups().getFirst().allBlocked()).isTrue();
            assertThat(watched.report().groups().getFirst().starved()).isEqualTo(2);
            assertThat(service.nextLine()).isEqualTo("hung: 20 of 20 calls have no answer");
        }
    }

    @ParameterizedTest
    @CsvSource({"25, NONE, engine", "21, FULL, engine", "21, NONE, platform"})
    void callsToItselfEndWithEachFix(String java, PatchScope patch, String sockets) throws Exception {
        try (var service = callsItself(java, patch, sockets)) {
            assertThat(service.nextLine()).isEqualTo("done: 0 of 20 calls have no answer");
        }
    }

    @Test
    void callsToItselfStopWithAPartialPatch() throws Exception {
        try (var service = callsItself("21*", PatchScope.PARTIAL, "engine", "1")) {
            assertThat(service.nextLine()).startsWith("hung: 20 of 20");
        }
    }

    private static ExampleProgram callsItself(String java, PatchScope patch, String... arguments) throws Exception {
        jdk(Integer.parseInt(java.substring(0, 2)));
        var program = ExampleProgram.start(CHECKOUT, "same_carriers", java, patch, arguments);
        assertThat(program.nextLine()).isEqualTo("process " + program.pid() + " calls itself");
        return program;
    }

    @Test
    void eventLoopIsBlockedByItsHandler() throws Exception {
        Path saved = folder.resolve("loop.json");
        try (var service = start("event_loop", 25, partner.http() + DELAY)) {
            Watched watched = watchService(service, "--threads", "loop-.*", "--save", saved.toString());
            watched.assertBlocked(BlockKind.NATIVE_CALL, "event_loop.fetch", "event_loop.fetch(");
        }
        assertThat(WatchReport.of(Files.readString(saved)).findings()).isNotEmpty();
    }

    @Test
    void poolFixesTheEventLoop() throws Exception {
        try (var service = start("event_loop", 25, partner.http() + DELAY, "pool")) {
            watchService(service, "--threads", "loop-.*").assertNotBlocked();
        }
    }

    /** The driver's fault shows on Java 21; what is left with another driver or Java is the wait for the pool. */
    @Test
    void oldDriverBlocksTheCarriersOfJava21() throws Exception {
        try (var database = Database.start(); var reports = reports(21, "42.5.6", database)) {
            watch(reports).assertBlocked(BlockKind.MONITOR, "org.postgresql.core.VisibleBufferedInputStream.readMore",
                "jdbc_pool.report(");
        }
    }

    @ParameterizedTest
    @CsvSource({"21, 42.7.4", "25, 42.5.6"})
    void newDriverOrNewJavaFixesThat(int java, String driver) throws Exception {
        try (var database = Database.start(); var reports = reports(java, driver, database)) {
            Watched watched = watch(reports);
            watched.assertNotBlocked();
            if (java == 25) {
                assertThat(watched.report().queues()).singleElement().asString()
                    .contains(" virtual threads wait for one ").contains(" in com.zaxxer.hikari.");
            }
        }
    }

    /** The page that fails, last of all, cancels those of both hosts. */
    @ParameterizedTest
    @ValueSource(ints = {25, 26, 27})
    void firstFailureCancelsAllScopes(int java) throws Exception {
        String run = "scopes-" + java;
        String other = partner.http().toString().replace("localhost", "127.0.0.1");
        try (var scopes = start("scope", java, "PT60S", run, partner.http() + "/delay/60", other + "/delay/60",
                other + "/drip?code=503&numbytes=1&delay=1")) {
            String line = scopes.nextLine();
            while (line.matches("(open|failed) .*")) {
                line = scopes.nextLine();
            }
            assertThat(line).startsWith("cancelled: java.io.IOException: Server returned HTTP response code: 503");
        }
        assertThat(partner.stats(run).requests()).isEqualTo(2);
        for (int i = 0; i < 500 && partner.stats(run).inFlight() > 0; i++) {
            Thread.sleep(20);
        }
        assertThat(partner.stats(run).cancelled()).isEqualTo(2);
    }

    @Test
    void olderJavaIsRefused() {
        assertThatThrownBy(() -> start("scope", 21, "PT60S", "old", partner.http() + "/delay/0"))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageStartingWith("jbang-scripts/programs/scope.java needs Java 25 or later, was 21.");
    }

    /** Returns when the first reports are done. */
    private static ExampleProgram reports(int java, String driver, Database database) throws Exception {
        StageScript script = StageScript.program(CHECKOUT, "jdbc_pool");
        Tool.Result jbang = Tool.run(CHECKOUT.jbang(), "info", "classpath", "--deps-only", "-Ddriver=" + driver,
            CHECKOUT.root().resolve(script.script()));
        assertThat(jbang.exitCode()).as(jbang.output()).isZero();
        List<Path> jars = Stream.of(jbang.output().strip().lines().toList().getLast().split(File.pathSeparator))
            .map(Path::of).toList();
        var program = ExampleProgram.start(CHECKOUT, script, jdk(java), jars, database.url());
        for (String line = ""; !line.matches("[1-9].* reports in the last second"); ) {
            line = program.nextLine();
        }
        return program;
    }
}
