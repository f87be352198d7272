package greenlab.slides;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes the whole site into a folder: front page, deck, sandbox, notebooks, glossary, recorded runs. All links in it
 * are relative and nothing comes from another host, so that any static host can serve it.
 */
public final class SiteBuilder {
    private SiteBuilder() {}

    /** Writes the site; takes a second or two. Of files that are there already, only those that differ are written. */
    public static void build(Checkout house, Path folder) throws IOException {
        build(house, folder, Optional.empty());
    }

    /**
     * The same, with links into a Jupyter that runs.
     *
     * @param jupyter the address under which it opens notebooks, such as {@code http://localhost:8888/lab/tree/}
     */
    public static void build(Checkout house, Path folder, Optional<URI> jupyter) throws IOException {
        Deck.write(house, folder);
        var site = new SiteFolder(folder);
        var notebooks = Notebook.all(house);
        new NotebookPages(house, jupyter).write(notebooks, site);
        new FrontPage(house, jupyter).write(notebooks, site);
        new SandboxPage(house).write(site);
        String glossary = NotebookHtml.markdown(Files.readString(house.root().resolve("docs/glossary.md")));
        site.write("glossary.html", new Page(house).framed("Glossary", "", glossary));
    }
}
