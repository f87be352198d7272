package greenlab.slides;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes the whole site into a folder: front page, deck, sandbox, notebooks, glossary, recorded runs. All its links
 * are relative and nothing comes from another host, so any static host can serve it.
 */
public final class SiteBuilder {
    private SiteBuilder() {}

    /** Writes the site; takes a second or two. Existing files are written only if they differ. */
    public static void build(Checkout checkout, Path folder) throws IOException {
        build(checkout, folder, Optional.empty());
    }

    /**
     * The same, with links into a running Jupyter.
     *
     * @param jupyter the address below which it opens notebooks, such as {@code http://localhost:8888/lab/tree/}
     */
    public static void build(Checkout checkout, Path folder, Optional<URI> jupyter) throws IOException {
        Deck.write(checkout, folder);
        var site = new SiteFolder(folder);
        var notebooks = Notebook.all(checkout);
        new NotebookPages(checkout, jupyter).write(notebooks, site);
        new FrontPage(checkout, jupyter).write(notebooks, site);
        new SandboxPage(checkout).write(site);
        String glossary = NotebookHtml.markdown(Files.readString(checkout.root().resolve("docs/glossary.md")));
        site.write("glossary.html", new Page(checkout).framed("Glossary", "", glossary));
    }
}
