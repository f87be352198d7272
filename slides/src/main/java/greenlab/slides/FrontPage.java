package greenlab.slides;

import greenlab.render.StatusTable;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The front page: an introduction, links, and the table of the last full run. */
final class FrontPage {
    private final Checkout checkout;
    private final Page page;
    private final Optional<URI> jupyter;

    FrontPage(Checkout checkout, Optional<URI> jupyter) {
        this.checkout = checkout;
        this.page = new Page(checkout);
        this.jupyter = jupyter;
    }

    void write(List<Notebook> notebooks, SiteFolder site) throws IOException {
        String content = page.filled("front.html", Map.of(
            "table", table(),
            "jupyter", jupyter.map(FrontPage::invitation).orElse(""),
            "notebooks", notebooks.stream().map(this::item).collect(Collectors.joining("\n"))));
        site.write("index.html", page.framed("The same ten fetches", "", content));
    }

    /** The table of the last full run, with its place and date. */
    private String table() throws IOException {
        String file = "stages-green.json";
        var recorded = new Recorded(checkout);
        return StatusTable.of(recorded.runs(file), List.of(0, 1, 2, 3, 4), List.of("21", "25")).html()
            + "<p><small>recorded: " + Html.escape(recorded.place(file)) + "</small></p>";
    }

    private static String invitation(URI address) {
        return "<p>Jupyter is running: <a href=\"" + Html.escape(address.toString()) + "\">open the course</a>"
            + " and run the cells yourself.</p>";
    }

    private String item(Notebook notebook) {
        String link = "<li><a href=\"notebooks/" + notebook.name() + ".html\">" + notebook.number() + " "
            + Html.escape(notebook.title()) + "</a>";
        return link + jupyter.map(address -> " · <a href=\""
            + Html.escape(address.resolve(notebook.name() + ".ipynb").toString())
            + "\" aria-label=\"" + Html.escape(notebook.title()) + " in Jupyter\">in Jupyter</a>").orElse("") + "</li>";
    }
}
