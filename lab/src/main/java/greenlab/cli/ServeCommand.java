package greenlab.cli;

import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.server.Threading;
import greenlab.setup.Checkout;
import greenlab.setup.FreePorts;
import greenlab.stages.LiveRunExecutor;
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
        description = "Name or address to listen on (default: ${DEFAULT-VALUE}). With 0.0.0.0 or :: any Host header"
            + " is accepted; other machines can then use the delays, but not start runs.")
    private String host;

    @ArgGroup(heading = "How to wait for the delay:%n")
    private DelayOptions waits = new DelayOptions();

    @Option(names = "--keys", paramLabel = "DIR",
        description = "Folder of the TLS keys (default: .lab/tls in the checkout).")
    private Path keys;

    @Override
    public Integer call() throws StartupException, InterruptedException {
        FreePorts.checkRange(spec, "--port", port);
        FreePorts.checkRange(spec, "--https-port", httpsPort);
        if (host.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--host is empty; name an address, such as 0.0.0.0");
        }
        Optional<Checkout> checkout = checkout();
        Path folder = keys == null ? checkout.orElseThrow().tls() : keys;
        try (var server = DelayServer.start(new ServerConfig(host, port, httpsPort, waits.threading(spec), folder,
                Optional.empty(), checkout.map(LiveRunExecutor::in)))) {
            System.out.println(server.http());
            System.out.println(server.https());
            new CountDownLatch(1).await();
            return Cli.SUCCESS;
        }
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

    /** How to wait for the delay; at most one option. */
    private static final class DelayOptions {

        @Option(names = "--async", description = "  With a timer, without a thread (default).")
        private boolean async;

        @Option(names = "--virtual", description = "  In a virtual thread that sleeps.")
        private boolean virtual;

        @Option(names = "--threads", paramLabel = "N",
            description = "  In one of N threads, which sleeps; further requests queue.")
        private Integer threads;

        private Threading threading(CommandSpec spec) {
            try {
                return threads != null ? new Threading.Threads(threads)
                    : virtual ? new Threading.Virtual() : new Threading.Async();
            } catch (IllegalArgumentException outOfRange) {
                throw new ParameterException(spec.commandLine(), "--" + outOfRange.getMessage());
            }
        }
    }
}
