package greenlab.slides;

import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.server.Threading;
import greenlab.setup.Checkout;
import greenlab.setup.FreePorts;
import greenlab.setup.SetupException;
import greenlab.setup.Tool;
import greenlab.stages.LiveRunExecutor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options and the server of the commands that serve the site. */
final class SiteOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--port", paramLabel = "P", description = "Port of the site (default: 8080, or the next free one).")
    Integer port;

    @Option(names = "--no-browser", description = "Do not open a browser.")
    private boolean noBrowser;

    @Option(names = {"-h", "--help"}, order = 100, usageHelp = true, description = "Show this help.")
    private boolean help;

    /** Checks a port and returns the one to listen on: it, or the first free one from the default on; else 0. */
    int port(String option, Integer requested, int defaultPort, boolean listens) throws SetupException {
        FreePorts.checkRange(command, option, requested);
        return listens ? FreePorts.choose(command.name(), option, requested, defaultPort) : 0;
    }

    /** The port to listen on: the chosen one, or if none was requested, the first from it on that is free by now. */
    static int afterSetUp(Integer requested, int chosen) throws SetupException {
        return requested == null ? FreePorts.firstFrom(chosen) : chosen;
    }

    /**
     * Builds the site if its sources have changed, and serves it together with live runs.
     *
     * @param folder its name in {@code .lab}
     * @param http the port that was chosen before the set-up, which may take minutes
     */
    DelayServer serve(Checkout checkout, String folder, Optional<URI> jupyter, int http)
            throws SetupException, StartupException, IOException {
        Path site = checkout.lab().resolve(folder);
        SiteBuilder.buildIfChanged(checkout, site, jupyter);
        return DelayServer.start(new ServerConfig(ServerConfig.LOOPBACK,
            afterSetUp(port, http), 0, new Threading.Async(), checkout.tls())
            .withSite(site).withLiveRuns(LiveRunExecutor.in(checkout)));
    }

    void open(URI address) {
        if (!noBrowser) {
            Tool.openBrowser(address);
        }
    }
}
