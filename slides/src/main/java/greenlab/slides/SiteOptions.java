package greenlab.slides;

import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.server.Threading;
import greenlab.setup.Browser;
import greenlab.setup.Checkout;
import greenlab.setup.FreePorts;
import greenlab.setup.SetupException;
import greenlab.stages.LiveRunExecutor;
import java.net.URI;
import java.nio.file.Path;
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

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    /** Checks a port and returns the one to listen on: it, or the first free one from the default on. */
    int port(String option, Integer requested, int defaultPort, boolean listens) throws SetupException {
        FreePorts.checkRange(command, option, requested);
        return listens ? FreePorts.choose(command.name(), option, requested, defaultPort) : defaultPort;
    }

    /** Serves a site together with live runs. */
    static DelayServer serve(Checkout checkout, Path site, int http, int https) throws StartupException {
        return DelayServer.start(new ServerConfig(ServerConfig.LOOPBACK, http, https, new Threading.Async(),
            checkout.tls()).withSite(site).withLiveRuns(LiveRunExecutor.in(checkout)));
    }

    void open(URI address) {
        if (!noBrowser) {
            Browser.open(address);
        }
    }
}
