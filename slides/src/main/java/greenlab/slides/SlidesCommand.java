package greenlab.slides;

import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.setup.ChildProcesses;
import greenlab.setup.Chromium;
import greenlab.setup.Progress;
import greenlab.setup.Setup;
import greenlab.setup.SetupException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves, exports or prints the deck and its site. */
@Command(name = "slides", sortOptions = false,
    description = "Serves the slides with their live runs, the sandbox and the notebooks, until Ctrl-C.",
    footer = {"", "Example: a folder for a static host, and the deck as PDF:",
        "  jbang slides --export site --pdf slides.pdf"})
public final class SlidesCommand implements Subcommand {
    @Mixin
    private SiteOptions site;

    @Option(names = "--https-port", paramLabel = "P",
        description = "Port for HTTPS (default: 8443, or the next free one).")
    private Integer httpsPort;

    @Option(names = "--export", paramLabel = "DIR", description = "Write the site as static files, then exit.")
    private Path export;

    @Option(names = "--pdf", paramLabel = "FILE", description = "Print the slides as PDF with Chromium, then exit.")
    private Path pdf;

    @Override
    public Integer call() throws SetupException, StartupException, IOException, InterruptedException {
        ChildProcesses.endOnExit();
        Checkout checkout = Checkout.find();
        boolean serves = export == null && pdf == null;
        int http = site.port("--port", site.port, 8080, serves);
        int https = site.port("--https-port", httpsPort, 8443, serves);
        Chromium printer = pdf == null ? null : Chromium.find();
        Setup.site(checkout, new Progress(System.err));
        // Not lab's own folder: the pages of a running lab have links to its Jupyter.
        Path folder = export == null ? checkout.lab().resolve("slides") : export;
        SiteBuilder.build(checkout, folder, Optional.empty());
        if (export != null) {
            System.out.println(export.resolve("index.html"));
        }
        if (pdf != null) {
            print(checkout, folder, printer);
        }
        return serves ? serveUntilInterrupted(checkout, folder, http, https) : Cli.SUCCESS;
    }

    /** Needs a server, because a browser may not be allowed to read every folder. */
    private void print(Checkout checkout, Path folder, Chromium printer)
            throws StartupException, IOException, InterruptedException {
        try (var server = SiteOptions.serve(checkout, folder, 0, 0)) {
            printer.print(URI.create(server.http() + "/slides/index.html?view=print"), pdf);
        }
        System.out.println(pdf);
    }

    private int serveUntilInterrupted(Checkout checkout, Path folder, int http, int https)
            throws StartupException, InterruptedException {
        try (var server = SiteOptions.serve(checkout, folder, http, https)) {
            URI slides = URI.create(server.http() + "/slides/");
            System.out.println("Site:    " + server.http());
            System.out.println("Slides:  " + slides);
            System.out.println("Sandbox: " + server.http() + "/sandbox/");
            site.open(slides);
            new CountDownLatch(1).await();
            return Cli.INTERRUPTED;
        }
    }
}
