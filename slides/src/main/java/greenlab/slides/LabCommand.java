package greenlab.slides;

import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.setup.ChildProcesses;
import greenlab.setup.Jupyter;
import greenlab.setup.JupyterServer;
import greenlab.setup.Kernel;
import greenlab.setup.Setup;
import greenlab.setup.SetupException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the site in this process and starts Jupyter in another one, until Ctrl-C. Without Python, the site alone. */
@Command(name = "lab", sortOptions = false,
    description = "Sets up what is missing, starts the site and Jupyter, prints both addresses, runs until Ctrl-C.",
    footer = {"", "Example: both addresses, and no browser:", "  jbang lab --no-browser"})
public final class LabCommand implements Subcommand {
    @Mixin
    private SiteOptions site;

    @Option(names = "--jupyter-port", paramLabel = "P",
        description = "Port of Jupyter (default: 8888, or the next free one).")
    private Integer jupyterPort;

    @Option(names = "--kernel", paramLabel = "K", defaultValue = "ijava",
        description = "Kernel that notebooks open with: ijava or jjava (default: ${DEFAULT-VALUE}).")
    private Kernel kernel;

    @Option(names = "--setup-only", description = "Set up what is missing, then exit.")
    private boolean setupOnly;

    @Override
    public Integer call() throws SetupException, StartupException, IOException, InterruptedException {
        ChildProcesses.endOnExit();
        int port = site.port("--port", site.port, 8080, !setupOnly);
        int notebooksPort = site.port("--jupyter-port", jupyterPort, 8888, !setupOnly);
        Checkout checkout = Checkout.find();
        if (setupOnly) {
            Setup.all(checkout);
            return Cli.SUCCESS;
        }
        Optional<Jupyter> jupyter = Setup.available(checkout);
        return jupyter.isPresent() ? serve(jupyter.get(), port, notebooksPort) : serveSite(checkout, port);
    }

    private int serveSite(Checkout checkout, int port)
            throws SetupException, StartupException, IOException, InterruptedException {
        try (var server = site.serve(checkout, "site", Optional.empty(), port)) {
            System.out.println("Site:      " + server.http());
            site.open(server.http());
            new CountDownLatch(1).await();
            return Cli.INTERRUPTED;
        }
    }

    private int serve(Jupyter jupyter, int port, int notebooksPort)
            throws SetupException, StartupException, IOException, InterruptedException {
        int jupyterAt = SiteOptions.afterSetUp(jupyterPort, notebooksPort);
        try (var notebooks = JupyterServer.start(jupyter, kernel, jupyterAt);
                var server = site.serve(jupyter.checkout(), "site", Optional.of(notebooks.notebooks()), port)) {
            notebooks.awaitAnswer();
            // The token lets the site's pages open notebooks. A fragment is sent to no server.
            URI pages = URI.create(server.http() + "/#token=" + notebooks.token());
            System.out.println("Site:      " + pages);
            System.out.println("Notebooks: " + notebooks.address());
            site.open(pages);
            int code = notebooks.awaitEnd();
            if (!ChildProcesses.areEnding()) {
                throw new Cli.Failure("Jupyter exited unexpectedly with code " + code + "; see " + notebooks.log());
            }
            return Cli.INTERRUPTED;
        }
    }
}
