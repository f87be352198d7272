package greenlab.slides;

import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.setup.Jdks;
import greenlab.setup.Tool;
import greenlab.stages.ExampleProgram;
import greenlab.stages.StageScript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Records the deck's two reports of {@code watch}: a service before and after its fix, while requests arrive. */
final class WatchRecorder {
    private static final String DELAY = "/delay/1";
    private static final String WATCHED = "4s";
    private static final int CLIENTS = 20;
    private static final long WARM_UP_MILLIS = 4000;

    private WatchRecorder() {}

    /**
     * Records on Java 25; takes half a minute.
     *
     * @throws IllegalStateException with one line, if the service can't be started or watched
     */
    static void record(Checkout checkout, Path folder) throws StartupException, IOException, InterruptedException {
        StageScript service = StageScript.program(checkout, "slow_partner");
        Path jdk = new Jdks().find(25).orElseThrow();
        try (DelayServer partner = DelayServer.start(ServerConfig.local(checkout.tls()))) {
            for (String sockets : List.of("descriptor", "jdk")) {
                Path report = folder.resolve("watch-slow-partner-" + sockets + ".json");
                System.err.println(report.getFileName());
                Files.deleteIfExists(report);
                try (var program = ExampleProgram.start(checkout, service, jdk, service.jars(checkout),
                        partner.https() + DELAY, sockets)) {
                    watch(checkout, program, report);
                }
            }
        }
    }

    private static void watch(Checkout checkout, ExampleProgram program, Path report) throws InterruptedException {
        URI address = URI.create(program.nextLine());
        for (int i = 0; i < CLIENTS; i++) {
            Thread.startVirtualThread(() -> request(address));
        }
        Thread.sleep(WARM_UP_MILLIS);   // the first requests load classes
        Tool.Result watch = Tool.run(checkout.jbang(), "watch", "--for", WATCHED, "--save", report, program.pid());
        if (Files.notExists(report)) {
            throw new IllegalStateException("watch failed: " + watch.errorLine());
        }
    }

    private static void request(URI address) {
        try {
            while (true) {
                address.toURL().openStream().readAllBytes();
            }
        } catch (IOException ended) {
            // the service has ended
        }
    }
}
