package greenlab.slides;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.GsonBuilder;
import com.samskivert.mustache.Mustache;
import greenlab.render.StatusTable;
import greenlab.render.SvgTimeline;
import greenlab.run.Run;
import greenlab.setup.CapacityScript;
import greenlab.setup.Checkout;
import greenlab.stages.StageScript;
import greenlab.stepper.HubSteps;
import greenlab.stepper.StepperHtml;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Writes the whole site into a folder: front page, deck, sandbox, notebooks, glossary, recorded runs. All its links
 * are relative and nothing comes from another host, so any static host can serve it. The pages are Mustache templates;
 * a placeholder without a value is an error.
 */
public final class SiteBuilder {
    /** The path of Reveal.js, relative to the site and to {@code .lab/webjars/META-INF/resources}. */
    private static final String REVEAL = "webjars/reveal.js/6.0.2";
    private static final String MENU = "webjars/reveal.js-menu/2.1.0";
    private static final Map<String, List<String>> WEBJARS = Map.of(
        REVEAL, List.of("LICENSE", "dist/reveal.css", "dist/reveal.js", "dist/plugin/highlight.js",
            "dist/plugin/notes.js", "dist/plugin/search.js"),
        MENU, List.of("LICENSE", "menu.css", "menu.js"));
    private static final String STAGES = "stages-green.json";
    /** A file that only the site's own folder has. */
    private static final String MARK = ".greenlab-site";

    private final Checkout checkout;
    private final Path slides;
    private final Path site;
    private final List<URI> jupyter;
    private final Recorded recorded;

    private SiteBuilder(Checkout checkout, Path folder, Optional<URI> jupyter) throws IOException {
        this.checkout = checkout;
        this.slides = checkout.root().resolve("slides");
        this.site = folder;
        this.jupyter = jupyter.stream().toList();
        this.recorded = new Recorded(checkout);
    }

    /**
     * Writes the site; takes a second or two.
     *
     * @param jupyter the address below which a running Jupyter opens notebooks, {@code http://localhost:8888/lab/tree/}
     *     for instance; the pages link to it
     * @throws IllegalArgumentException with a one-line message if a slide names code or a run that doesn't exist
     */
    public static void build(Checkout checkout, Path folder, Optional<URI> jupyter) throws IOException {
        var builder = new SiteBuilder(checkout, folder, jupyter);
        builder.copyFiles();
        builder.writeDeck();
        builder.writeNotebooks();
        builder.writeSandbox();
        builder.writePage("capacity/index.html", "Capacity", builder.filled("capacity.html", Map.of()));
        builder.writeStepper();
        String glossary = Notebook.markdown(Files.readString(checkout.root().resolve("docs/glossary.md")));
        builder.writePage("glossary.html", "Glossary", glossary);
    }

    /**
     * Checks that a folder can be written to without loss: it is new, or empty, or an exported site.
     *
     * @throws IllegalArgumentException with one line, if it contains anything else
     */
    static void requireOwn(Path folder) throws IOException {
        if (Files.notExists(folder) || Files.exists(folder.resolve(MARK))) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException(
                    folder + " contains files that are not an exported site; choose a new or empty folder");
            }
        }
    }

    private void copyFiles() throws IOException {
        write(MARK, new byte[0]);
        write("api/stages", "[]".getBytes(UTF_8)); // what pages ask for; a server with live runs lists some
        for (var webjar : WEBJARS.entrySet()) {
            Path from = checkout.lab().resolve("webjars/META-INF/resources").resolve(webjar.getKey());
            for (String file : Files.isDirectory(from) ? webjar.getValue() : List.<String>of()) {
                write(webjar.getKey() + "/" + file, Files.readAllBytes(from.resolve(file)));
            }
        }
        Path simulation = new CapacityScript(checkout).file();
        if (Files.exists(simulation)) {
            write("assets/capacity-simulation.js", Files.readAllBytes(simulation));
        }
        for (var from : Map.of("theme", "slides", "assets", "assets", "runs", "runs").entrySet()) {
            for (Path file : files(slides.resolve(from.getKey()), "")) {
                write(from.getValue() + "/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
    }

    /** The deck is one page: its chapters in the order of their names. Without Reveal.js it scrolls. */
    private void writeDeck() throws IOException {
        var chapters = new StringBuilder();
        for (Path chapter : files(slides.resolve("deck"), ".html")) {
            chapters.append(Files.readString(chapter));
        }
        Element deck = Html.parse(chapters.toString());
        new Parts(checkout, recorded).fill(deck);
        Html.numberPictures(deck);
        write("slides/index.html",
            filled("deck.html", Map.of("reveal", "../" + REVEAL, "menu", "../" + MENU, "chapters", deck.html())).getBytes(UTF_8));
    }

    /** The front page lists the notebooks; each of these has a page that links its neighbours. */
    private void writeNotebooks() throws IOException {
        List<Notebook> all = new ArrayList<>();
        for (Path file : files(checkout.notebooks(), ".ipynb")) {
            all.add(Notebook.read(file));
        }
        String table = StatusTable.of(recorded.runs(STAGES), List.of(0, 1, 2, 3, 4), List.of("21", "25")).html();
        writePage("index.html", "The same ten fetches", filled("front.html",
            Map.of("table", table, "place", recorded.place(), "jupyter", jupyter, "notebooks", all)));
        for (int i = 0; i < all.size(); i++) {
            Notebook notebook = all.get(i);
            writePage("notebooks/" + notebook.name() + ".html", notebook.title(), filled("notebook.html",
                Map.of("notebook", notebook, "jupyter", jupyter, "before", all.subList(Math.max(0, i - 1), i),
                    "after", all.subList(i + 1, Math.min(i + 2, all.size())))));
        }
    }

    /** The sandbox contains the stages' scripts and recorded runs, so it works without a server as well. */
    private void writeSandbox() throws IOException {
        List<Map<String, String>> pictures = new ArrayList<>();
        for (String file : List.of(STAGES, "stages-virtual.json")) {
            for (Run run : recorded.runs(file)) {
                pictures.add(Map.of("name", name(run), "svg", SvgTimeline.of(run), "place", recorded.place()));
            }
        }
        // For a script element: Gson escapes <, so nothing in it can end the element.
        String scripts = new GsonBuilder().create().toJson(StageScript.all(checkout));
        writePage("sandbox/index.html", "Sandbox",
            filled("sandbox.html", Map.of("scripts", scripts, "pictures", pictures)));
    }

    private void writeStepper() throws IOException {
        HubSteps steps = recorded.hubSteps();
        writePage("stepper/index.html", "The hub, step by step", filled("stepper.html", Map.of("java", steps.java(),
            "place", recorded.place(), "stepper", StepperHtml.element(steps, false))));
    }

    /** The name by which the sandbox looks up a run, such as {@code 3 21 green https 10 1}. */
    private static String name(Run run) {
        return String.join(" ", "" + run.stage(), run.javaLabel().replace("*", ""), run.runtime(), run.proto(),
            "" + run.n(), ("" + run.delay()).replaceFirst("\\.0$", ""));
    }

    /** Writes a page in the frame that all of them share; {@code name} is its path, one folder down at most. */
    private void writePage(String name, String title, String content) throws IOException {
        String root = name.contains("/") ? "../" : "";
        write(name, filled("frame.html", Map.of("title", title, "root", root, "content", content)).getBytes(UTF_8));
    }

    private String filled(String template, Map<String, Object> values) throws IOException {
        return Mustache.compiler().compile(Files.readString(slides.resolve("pages").resolve(template))).execute(values);
    }

    /** Doesn't write a file that is the same: a server may be sending it, and a browser's cached copy stays valid. */
    private void write(String name, byte[] content) throws IOException {
        Path file = site.resolve(name);
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** The files in a folder whose names have that ending, sorted. */
    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
