package greenlab.slides;

import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.server.Threading;
import greenlab.setup.Checkout;
import greenlab.setup.ChildProcesses;
import greenlab.setup.FreePorts;
import greenlab.setup.Jupyter;
import greenlab.setup.JupyterServer;
import greenlab.setup.Setup;
import greenlab.setup.SetupException;
import greenlab.setup.Tool;
import greenlab.stages.LiveRunExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the site in this process and starts Jupyter in another one, until Ctrl-C. */
@Command(name = "lab", sortOptions = false,
    description = "Sets up what is missing, starts the site and Jupyter, prints both addresses, runs until Ctrl-C.",
    footer = {"", "Example: both addresses, and no browser:", "  jbang lab --no-browser"})
public final class LabCommand implements Subcommand {
    @Spec
    CommandSpec spec;

    @Option(names = "--no-browser", description = "Do not open a browser.")
    boolean noBrowser;

    @Option(names = "--port", paramLabel = "P", description = "Port of the site (default: 8080, or the next free one).")
    Integer port;

    @Option(names = "--jupyter-port", paramLabel = "P",
        description = "Port of Jupyter (default: 8888, or the next free one).")
    Integer jupyterPort;

    @Option(names = "--setup-only", description = "Set up what is missing, then exit.")
    boolean setupOnly;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws SetupException, StartupException, IOException, InterruptedException {
        ChildProcesses.endOnExit();
        int sitePort = port("--port", port, 8080);
        int notebooksPort = port("--jupyter-port", jupyterPort, 8888);
        Checkout checkout = Checkout.find();
        Jupyter jupyter = Setup.all(checkout);
        return setupOnly ? 0 : serve(checkout, sitePort, jupyter, notebooksPort);
    }

    int port(String option, Integer asked, int usual) throws SetupException {
        FreePorts.checkRange(spec, option, asked);
        return setupOnly ? usual : FreePorts.choose("lab", option, asked, usual);
    }

    int serve(Checkout checkout, int sitePort, Jupyter jupyter, int notebooksPort)
            throws SetupException, StartupException, IOException, InterruptedException {
        Path pages = checkout.lab().resolve("site");
        try (var notebooks = JupyterServer.start(jupyter, notebooksPort)) {
            SiteBuilder.build(checkout, pages, Optional.of(notebooks.notebooks()));
            // Chosen just before they are bound, because other processes look for ports as well.
            int http = port == null ? FreePorts.firstFrom(sitePort) : sitePort;
            var config = new ServerConfig(ServerConfig.LOOPBACK, http, FreePorts.firstFrom(8443), new Threading.Async(),
                checkout.tls()).withSite(pages).withLiveRuns(LiveRunExecutor.in(checkout));
            return serve(notebooks, config);
        }
    }

    int serve(JupyterServer notebooks, ServerConfig config)
            throws SetupException, StartupException, InterruptedException {
        try (var site = DelayServer.start(config)) {
            notebooks.awaitAnswer();
            System.out.println("Site:      " + site.http());
            System.out.println("Notebooks: " + notebooks.address());
            if (!noBrowser) {
                Tool.openBrowser(notebooks.address());
            }
            int code = notebooks.awaitEnd();
            if (!ChildProcesses.areEnding()) {
                throw new Cli.Failure("Jupyter exited unexpectedly with code " + code + "; see " + notebooks.log());
            }
            return Cli.INTERRUPTED;
        }
    }
}
