package greenlab.slides;

import greenlab.stages.House;
import greenlab.timeline.Json;
import greenlab.timeline.StatusTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What this is, where to go, and what the last full run came to. */
final class FrontPage {
    private final House house;
    private final Page page;
    private final Optional<URI> jupyter;

    FrontPage(House house, Optional<URI> jupyter) {
        this.house = house;
        this.page = new Page(house);
        this.jupyter = jupyter;
    }

    void write(List<Notebook> notebooks, SiteFolder site) throws IOException {
        String content = page.filled("front.html", Map.of(
            "table", table(),
            "jupyter", jupyter.map(FrontPage::invitation).orElse(""),
            "notebooks", notebooks.stream().map(this::item).collect(Collectors.joining("\n"))));
        site.write("index.html", page.framed("The same ten fetches", "", content));
    }

    /** The table of the last full run; it says ??? where there was none. */
    private String table() throws IOException {
        Path saved = house.root().resolve("slides/runs/stages-green.json");
        var runs = Json.runs(Files.readString(saved));
        return StatusTable.of(runs, List.of(0, 1, 2, 3, 4), List.of("21", "25")).html();
    }

    private static String invitation(URI address) {
        return "<p>Jupyter runs, too: <a href=\"" + Page.escaped(address.toString()) + "\">open the course in it</a>,"
            + " and run the cells yourself.</p>";
    }

    private String item(Notebook notebook) {
        String link = "<li><a href=\"notebooks/" + notebook.name() + ".html\">" + notebook.number() + " "
            + Page.escaped(notebook.title()) + "</a>";
        return link + jupyter.map(address -> " · <a href=\""
            + Page.escaped(address.resolve(notebook.name() + ".ipynb").toString())
            + "\" aria-label=\"" + Page.escaped(notebook.title()) + " in Jupyter\">in Jupyter</a>").orElse("") + "</li>";
    }
}
