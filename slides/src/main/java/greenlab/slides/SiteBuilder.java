package greenlab.slides;

import com.google.gson.GsonBuilder;
import com.samskivert.mustache.Mustache;
import greenlab.render.StatusTable;
import greenlab.setup.CapacityScript;
import greenlab.setup.Checkout;
import greenlab.setup.Reveal;
import greenlab.stages.StageScript;
import greenlab.stepper.HubSteps;
import greenlab.stepper.StepperHtml;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Writes the whole site into a folder: front page, deck, sandbox, notebooks, documentation, recorded runs and search.
 * All its links are relative and nothing comes from another host, so any static host can serve it. The pages are
 * Mustache templates; a placeholder without a value is an error. A template in {@code slides/pages} that isn't one of
 * {@link #TEMPLATES} becomes a page of that name.
 */
public final class SiteBuilder {
    private static final String REVEAL = Reveal.path("reveal.js");
    private static final String MENU = Reveal.path("reveal.js-menu");
    private static final Map<String, List<String>> WEBJARS = Map.of(
        REVEAL, List.of("LICENSE", "dist/reveal.css", "dist/reveal.js", "dist/plugin/highlight.js",
            "dist/plugin/notes.js", "dist/plugin/search.js"),
        MENU, List.of("LICENSE", "menu.css", "menu.js"));
    private static final List<String> TEMPLATES = List.of("deck", "frame", "front", "notebook");
    private static final String STAGES = "stages-all.json";

    private final Checkout checkout;
    private final Path slides;
    private final SiteFolder site;
    private final List<URI> jupyter;
    private final Recorded recorded;
    private final List<Notebook> notebooks = new ArrayList<>();
    private final List<String> pages;
    private final SearchIndex index = new SearchIndex();

    private SiteBuilder(Checkout checkout, Path folder, Optional<URI> jupyter) throws IOException {
        this.checkout = checkout;
        this.slides = checkout.root().resolve("slides");
        this.site = new SiteFolder(folder);
        this.jupyter = jupyter.stream().toList();
        this.recorded = new Recorded(checkout);
        for (Path file : SiteFolder.files(checkout.notebooks(), ".ipynb")) {
            notebooks.add(Notebook.read(file));
        }
        this.pages = SiteFolder.files(slides.resolve("pages"), ".html").stream().map(SiteBuilder::name)
            .filter(name -> !TEMPLATES.contains(name)).toList();
    }

    /**
     * Writes the site; takes a second or two.
     *
     * @param jupyter the address below which a running Jupyter opens notebooks, {@code http://localhost:8888/lab/tree/}
     *     for instance; the pages link to it where it answers
     * @throws IllegalArgumentException with a one-line message if a slide names code or a run that doesn't exist
     */
    public static void build(Checkout checkout, Path folder, Optional<URI> jupyter) throws IOException {
        var builder = new SiteBuilder(checkout, folder, jupyter);
        builder.copyFiles();
        builder.writeDocs();
        builder.writePages();
        builder.writeNotebooks();
        builder.writeDeck();
        RecordingScripts.write(builder.recorded, builder.site);
        builder.site.write("assets/sections.js", builder.index.script());
    }

    /** Writes the site unless the folder has it already. */
    static void buildIfChanged(Checkout checkout, Path folder, Optional<URI> jupyter) throws IOException {
        String sources = SiteSources.checksum(checkout, jupyter);
        SiteFolder site = new SiteFolder(folder);
        if (!site.isBuiltFrom(sources)) {
            build(checkout, folder, jupyter);
            site.mark(sources);
        }
    }

    private void copyFiles() throws IOException {
        site.mark("");
        site.write("api/stages", "[]"); // a server with live runs answers with its stages
        for (var webjar : WEBJARS.entrySet()) {
            Path from = new Reveal(checkout).webjars().resolve(webjar.getKey());
            for (String file : Files.isDirectory(from) ? webjar.getValue() : List.<String>of()) {
                site.write(webjar.getKey() + "/" + file, Files.readAllBytes(from.resolve(file)));
            }
        }
        Path simulation = new CapacityScript(checkout).file();
        if (Files.exists(simulation)) {
            site.write("assets/capacity-simulation.js", Files.readAllBytes(simulation));
        }
        site.copy(slides.resolve("theme"), "", "slides");
        site.copy(slides.resolve("assets"), "", "assets");
        site.copy(slides.resolve("runs"), "", "runs");
        site.copy(checkout.root().resolve("docs"), ".svg", "docs");
    }

    /** The deck is one page: its chapters in the order of their names. Without Reveal.js it scrolls. */
    private void writeDeck() throws IOException {
        var chapters = new StringBuilder();
        for (Path chapter : SiteFolder.files(slides.resolve("deck"), ".html")) {
            chapters.append(Files.readString(chapter));
        }
        Element deck = Html.parse(chapters.toString());
        new Parts(checkout, recorded).fill(deck);
        Html.numberPictures(deck);
        index.addSlides("Slides", "slides/index.html", deck);
        site.write("slides/index.html", filled("deck.html",
            Map.of("reveal", "../" + REVEAL, "menu", "../" + MENU, "chapters", deck.html())));
    }

    /** Each notebook's page links its neighbours. */
    private void writeNotebooks() throws IOException {
        Glossary glossary = glossary();
        for (int i = 0; i < notebooks.size(); i++) {
            Notebook notebook = notebooks.get(i);
            glossary.link(notebook.page(), "../docs/glossary.html");
            index.add(notebook.number() + " " + notebook.title(), "notebooks/" + notebook.name() + ".html",
                notebook.page());
            write("notebooks/" + notebook.name() + ".html", notebook.title(), filled("notebook.html",
                Map.of("notebook", notebook, "jupyter", jupyter, "before", notebooks.subList(Math.max(0, i - 1), i),
                    "after", notebooks.subList(i + 1, Math.min(i + 2, notebooks.size())))),
                Html.contents(notebook.page()));
        }
    }

    /** The front page, the sandbox and the other pages that are one template each. */
    private void writePages() throws IOException {
        String table = StatusTable.of(recorded.runs(STAGES), StatusTable.STAGES, List.of("21", "25")).html();
        writePage("index.html", "front.html", Map.of("table", table, "place", recorded.place(),
            "commit", recorded.commit().substring(0, 7), "jupyter", jupyter, "notebooks", notebooks));
        for (String page : pages) {
            writePage(page + "/index.html", page + ".html", values(page));
        }
    }

    /** The values for a page's template. */
    private Map<String, Object> values(String page) throws IOException {
        return switch (page) {
            // For a script element: Gson escapes <, so nothing in it can end the element.
            case "sandbox" -> Map.of("scripts", new GsonBuilder().create().toJson(StageScript.all(checkout)));
            case "stepper" -> stepper();
            default -> Map.of();
        };
    }

    private Map<String, Object> stepper() throws IOException {
        HubSteps steps = recorded.hubSteps();
        return Map.of("java", steps.java(), "place", recorded.place(), "stepper", StepperHtml.element(steps, false));
    }

    private void writePage(String name, String template, Map<String, Object> values) throws IOException {
        String html = filled(template, values);
        Element content = Html.parse(html);
        String title = content.expectFirst("h1").text();
        index.add(title, name, content);
        write(name, title, html, List.of());
    }

    private void writeDocs() throws IOException {
        for (Path file : SiteFolder.files(checkout.root().resolve("docs"), ".md")) {
            Element page = Html.parse(Notebook.markdown(Files.readString(file)));
            if (name(file).equals("glossary")) {
                glossary().arrange(page, notebooks);
            }
            Html.nameHeadings(page);
            page.select("a[href]").forEach(this::relink);
            String name = "docs/" + name(file) + ".html";
            String title = page.expectFirst("h1").text();
            index.add(title, name, page);
            write(name, title, page.html(), Html.contents(page));
        }
    }

    private Glossary glossary() throws IOException {
        return Glossary.read(checkout.root().resolve("docs/glossary.md"));
    }

    /** A link from a file in {@code docs} leads to that file's page; if it has none, the words stay. */
    private void relink(Element link) {
        String to = link.attr("href");
        String file = to.replaceFirst("#.*", "");
        if (to.startsWith("#") || file.matches("\\w[\\w-]*\\.md|\\.\\./notebooks/.*\\.(ipynb|html)|\\w+:.*")) {
            link.attr("href", to.replaceFirst("\\.(md|ipynb)(?=#|$)", ".html"));
        } else {
            link.unwrap();
        }
    }

    /** Writes a page in the frame that all pages share; {@code name} is its path, at most one folder deep. */
    private void write(String name, String title, String content, List<Html.Heading> contents) throws IOException {
        var values = new HashMap<String, Object>(Map.of("title", title, "root", name.contains("/") ? "../" : "",
            "content", content, "contents", contents, "hasContents", !contents.isEmpty()));
        values.put("pages", pages.stream().map(page -> Map.of("name", page, "label",
            page.substring(0, 1).toUpperCase() + page.substring(1))).toList());
        site.write(name, filled("frame.html", values));
    }

    private String filled(String template, Map<String, Object> values) throws IOException {
        return Mustache.compiler().compile(Files.readString(slides.resolve("pages").resolve(template))).execute(values);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
    }
}
