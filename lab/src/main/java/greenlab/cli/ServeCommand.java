package greenlab.cli;

import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.server.Threading;
import greenlab.setup.Checkout;
import greenlab.stages.LiveRunExecutor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: runs the delay server. */
@Command(name = "serve", sortOptions = false,
    description = "Starts the delay server, prints its addresses and stays until Ctrl-C.",
    footer = {"", "Example: on free ports, a thread for each request:",
        "  jbang serve --port 0 --https-port 0 --threads 20"})
public final class ServeCommand implements Subcommand {

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", defaultValue = "8080", paramLabel = "PORT",
        description = "Port for HTTP; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--https-port", defaultValue = "8443", paramLabel = "PORT",
        description = "Port for HTTPS; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    private int httpsPort;

    @Option(names = "--host", defaultValue = ServerConfig.LOOPBACK, paramLabel = "HOST",
        description = "Name or address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @ArgGroup(heading = "How to wait for the delay:%n")
    private DelayOptions waits = new DelayOptions();

    @Option(names = "--keys", paramLabel = "DIR",
        description = "Folder of the TLS keys (default: .lab/tls in the checkout).")
    private Path keys;

    @Option(names = "--site", paramLabel = "DIR",
        description = "Folder of the pages to serve (default: a small front page).")
    private Path site;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws StartupException, InterruptedException {
        requirePort("--port", port);
        requirePort("--https-port", httpsPort);
        var threading = threading();
        requireFolder("--site", site);
        try (var server = DelayServer.start(config(threading))) {
            System.out.println(server.http());
            System.out.println(server.https());
            new CountDownLatch(1).await();
            return Cli.SUCCESS;
        }
    }

    private ServerConfig config(Threading threading) {
        var checkout = checkout();
        var folder = keys == null ? checkout.orElseThrow().tls() : keys;
        return new ServerConfig(host, port, httpsPort, threading, folder, Optional.ofNullable(site),
            checkout.map(LiveRunExecutor::in));
    }

    /** Live runs need the stages of a checkout; delays need only its keys. */
    private Optional<Checkout> checkout() {
        try {
            return Optional.of(Checkout.find());
        } catch (IllegalStateException none) {
            if (keys == null) {
                throw none;
            }
            return Optional.empty();
        }
    }

    private void requireFolder(String option, Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw wrong(option + " must be a folder, was " + folder);
        }
    }

    private void requirePort(String option, int value) {
        if (value < 0 || value > 65_535) {
            throw wrong(option + " must be 0 to 65535, was " + value);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Threading threading() {
        try {
            return waits.threading();
        } catch (IllegalArgumentException e) {
            throw wrong("--" + e.getMessage());
        }
    }

    /** How to wait for the delay; at most one option. */
    private static final class DelayOptions {

        @Option(names = "--async", description = "  With a timer, without a thread (default).")
        private boolean async;

        @Option(names = "--virtual", description = "  In a virtual thread that sleeps.")
        private boolean virtual;

        @Option(names = "--threads", paramLabel = "N",
            description = "  In one of N threads, which sleeps; further requests queue.")
        private Integer threads;

        private Threading threading() {
            if (threads != null) {
                return new Threading.Threads(threads);
            }
            return virtual ? new Threading.Virtual() : new Threading.Async();
        }
    }
}
