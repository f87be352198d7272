package greenlab.slides;

import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.setup.ChildProcesses;
import greenlab.setup.Chromium;
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

    @Option(names = "--export", paramLabel = "DIR", description = "Write the site as static files, then exit.")
    private Path export;

    @Option(names = "--pdf", paramLabel = "FILE", description = "Print the slides as PDF with Chromium, then exit.")
    private Path pdf;

    @Option(names = "--record",
        description = "Record all runs anew, in slides/runs, then exit (15 minutes; continues if interrupted).")
    private boolean record;

    @Override
    public Integer call() throws SetupException, StartupException, IOException, InterruptedException {
        ChildProcesses.endOnExit();
        Checkout checkout = Checkout.find();
        if (record) {
            MatrixRecorder.record(checkout, Recorded.folder(checkout), RunMatrix.all());
            WatchRecorder.record(checkout, Recorded.folder(checkout));
            return Cli.SUCCESS;
        }
        if (export != null) {
            SiteFolder.requireOwn(export);
        }
        if (pdf != null) {
            Cli.requireWritable(pdf);
        }
        boolean listens = export == null && pdf == null;
        int http = site.port("--port", site.port, 8080, listens);
        Chromium printer = pdf == null ? null : Chromium.find();
        Setup.site(checkout);
        if (export != null) {
            SiteBuilder.build(checkout, export, Optional.empty());
            System.out.println(export.resolve("index.html"));
        }
        return listens || pdf != null ? serve(checkout, http, printer) : Cli.SUCCESS;
    }

    /** Serves until Ctrl-C, or until the printer is done: not every Chromium may read files in every folder. */
    private int serve(Checkout checkout, int http, Chromium printer)
            throws SetupException, StartupException, IOException, InterruptedException {
        // Not in lab's own folder: the pages of a running lab have links to its Jupyter.
        try (var server = site.serve(checkout, "slides", Optional.empty(), http)) {
            URI slides = URI.create(server.http() + "/slides/");
            if (printer != null) {
                if (!printer.print(slides.resolve("index.html?view=print"), pdf)) {
                    return Cli.INTERRUPTED;
                }
                System.out.println(pdf);
                return Cli.SUCCESS;
            }
            System.out.println("Site:    " + server.http());
            System.out.println("Slides:  " + slides);
            System.out.println("Sandbox: " + server.http() + "/sandbox/");
            site.open(slides);
            new CountDownLatch(1).await();
            return Cli.INTERRUPTED;
        }
    }
}
