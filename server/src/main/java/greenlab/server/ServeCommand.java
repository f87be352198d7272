package greenlab.server;

import greenlab.fetch.Cli;
import greenlab.stages.House;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: the delay server as a command. Prints its addresses, one a line, and stays until Ctrl-C. */
@Command(name = "serve", sortOptions = false,
    description = "Starts the delay server, prints its addresses and stays until Ctrl-C.",
    footer = {"", "Example: on free ports, a thread for each request:", "  jbang serve --port 0 --https-port 0 --threads 20"})
public final class ServeCommand implements Callable<Integer> {

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

    @ArgGroup(heading = "How a delay waits:%n")
    private Waits waits = new Waits();

    @Option(names = "--keys", paramLabel = "DIR",
        description = "Folder of the TLS keys (default: .lab/tls in the project's folder).")
    private Path keys;

    @Option(names = "--site", paramLabel = "DIR",
        description = "Folder of the pages to show (default: a small front page).")
    private Path site;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    /** Runs the command: it stays, or returns 2 for a wrong argument and 1 if the server can't start. */
    public static int run(String... arguments) {
        return Cli.run(new ServeCommand(), arguments);
    }

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
            return Cli.DONE;
        }
    }

    private ServerConfig config(Threading threading) {
        var house = house();
        var folder = keys == null ? house.orElseThrow().tls() : keys;
        return new ServerConfig(host, port, httpsPort, threading, folder, Optional.ofNullable(site), house);
    }

    /** Live runs need a checkout, whose stages they run. Delays only need it for its keys. */
    private Optional<House> house() {
        try {
            return Optional.of(House.find());
        } catch (IllegalStateException none) {
            if (keys == null) {
                throw none;
            }
            return Optional.empty();
        }
    }

    private void requireFolder(String option, Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw wrong(option + ": there is no folder " + folder);
        }
    }

    private void requirePort(String option, int value) {
        if (value < 0 || value > 65_535) {
            throw wrong(option + " is 0 to 65535, not " + value);
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

    /** At most one of these. */
    private static final class Waits {

        @Option(names = "--async", description = "  On a timer; holds no thread (the default).")
        private boolean async;

        @Option(names = "--virtual", description = "  In a virtual thread, asleep.")
        private boolean virtual;

        @Option(names = "--threads", paramLabel = "N", description = "  In one of N threads, asleep; the others queue.")
        private Integer threads;

        private Threading threading() {
            if (threads != null) {
                return new Threading.Threads(threads);
            }
            return virtual ? new Threading.Virtual() : new Threading.Async();
        }
    }
}
