package greenlab.slides;

import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.server.Threading;
import greenlab.setup.Checkout;
import greenlab.setup.ChildProcesses;
import greenlab.setup.Chromium;
import greenlab.setup.FreePorts;
import greenlab.setup.Setup;
import greenlab.setup.SetupException;
import greenlab.setup.Tool;
import greenlab.stages.LiveRunExecutor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves, exports or prints the deck and its site. */
@Command(name = "slides", sortOptions = false,
    description = "Serves the slides with their live runs, the sandbox and the notebooks, until Ctrl-C.",
    footer = {"", "Example: a folder for a static host, and the deck as PDF:",
        "  jbang slides --export site --pdf slides.pdf"})
public final class SlidesCommand implements Subcommand {
    /** Reveal.js has laid out the pages; without Reveal.js, the page has loaded. */
    static final String PRINTABLE = "document.readyState === 'complete'"
        + " && (!window.Reveal || document.querySelector('.pdf-page'))";

    @Spec
    CommandSpec spec;

    @Option(names = "--port", paramLabel = "P", description = "Port of the site (default: 8080, or the next free one).")
    Integer port;

    @Option(names = "--https-port", paramLabel = "P",
        description = "Port for HTTPS (default: 8443, or the next free one).")
    Integer httpsPort;

    @Option(names = "--no-browser", description = "Do not open a browser.")
    boolean noBrowser;

    @Option(names = "--export", paramLabel = "DIR", description = "Write the site as static files, then exit.")
    Path export;

    @Option(names = "--pdf", paramLabel = "FILE", description = "Print the slides as PDF with Chromium, then exit.")
    Path pdf;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws SetupException, StartupException, IOException, InterruptedException {
        ChildProcesses.endOnExit();
        FreePorts.checkRange(spec, "--port", port);
        FreePorts.checkRange(spec, "--https-port", httpsPort);
        Checkout checkout = Checkout.find();
        Chromium printer = pdf == null ? null : Chromium.find();
        Setup.site(checkout);
        if (export != null) {
            SiteBuilder.build(checkout, export);
            System.out.println(export.resolve("index.html"));
        }
        if (pdf != null) {
            print(checkout, printer);
        }
        return export == null && pdf == null ? serveUntilInterrupted(checkout) : Cli.SUCCESS;
    }

    /** Uses a server of its own, because a page opened as a file can't load modules. */
    void print(Checkout checkout, Chromium printer) throws StartupException, IOException, InterruptedException {
        try (var server = serve(checkout, 0, 0)) {
            printer.print(URI.create(server.http() + "/slides/index.html?view=print"), pdf);
        }
        System.out.println(pdf);
    }

    int serveUntilInterrupted(Checkout checkout)
            throws SetupException, StartupException, IOException, InterruptedException {
        int http = FreePorts.choose("slides", "--port", port, 8080);
        int https = FreePorts.choose("slides", "--https-port", httpsPort, 8443);
        try (var server = serve(checkout, http, https)) {
            URI slides = URI.create(server.http() + "/slides/");
            System.out.println("Site:    " + server.http());
            System.out.println("Slides:  " + slides);
            System.out.println("Sandbox: " + server.http() + "/sandbox/");
            if (!noBrowser) {
                Tool.openBrowser(slides);
            }
            new CountDownLatch(1).await();
            return Cli.INTERRUPTED;
        }
    }

    static DelayServer serve(Checkout checkout, int http, int https) throws StartupException, IOException {
        Path site = checkout.lab().resolve("slides"); // not lab's own folder: a running lab has links to its Jupyter
        SiteBuilder.build(checkout, site);
        return DelayServer.start(new ServerConfig(ServerConfig.LOOPBACK, http, https, new Threading.Async(),
            checkout.tls()).withSite(site).withLiveRuns(LiveRunExecutor.in(checkout)));
    }
}
