package greenlab.slides;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The deck as one page: the chapters of {@code slides/deck} in the order of their names, their code, tables and
 * recorded runs filled in. All that the page loads is written beside it, so that the folder needs no server.
 */
public final class Deck {
    /** Where Reveal.js lies, from the site's folder and from {@code .lab/webjars/META-INF/resources} as well. */
    private static final String REVEAL = "webjars/reveal.js/6.0.2";
    private static final List<String> REVEALS =
        List.of("LICENSE", "dist/reveal.css", "dist/reveal.js", "dist/plugin/highlight.js", "dist/plugin/notes.js");

    private final Checkout house;

    private Deck(Checkout house) {
        this.house = house;
    }

    /**
     * Writes {@code slides/index.html} and what it needs. Where Reveal.js was not set up, the page is one to scroll.
     *
     * @param site the site's folder; what else it holds stays
     * @throws IllegalArgumentException with one line, where a chapter names code or a run that isn't there
     */
    public static void write(Checkout house, Path site) throws IOException {
        new Deck(house).write(site);
    }

    private void write(Path site) throws IOException {
        Path slides = house.root().resolve("slides");
        Path reveal = house.lab().resolve("webjars/META-INF/resources").resolve(REVEAL);
        for (String file : Files.isDirectory(reveal) ? REVEALS : List.<String>of()) {
            Copy.file(reveal.resolve(file), site.resolve(REVEAL).resolve(file));
        }
        Copy.files(slides.resolve("theme"), site.resolve("slides"));
        Copy.files(slides.resolve("assets"), site.resolve("assets"));
        Copy.files(slides.resolve("runs"), site.resolve("runs"));
        new SiteFolder(site).write("slides/index.html", page());
    }

    /** The whole page. */
    String page() throws IOException {
        Path folder = house.root().resolve("slides/deck");
        var parts = new Parts(house);
        var chapters = new StringBuilder();
        for (Path chapter : chapters(folder)) {
            chapters.append(parts.fill(Files.readString(chapter)));
        }
        return Files.readString(folder.resolve("frame.html")).replace("${reveal}", "../" + REVEAL)
            .replace("${chapters}", chapters);
    }

    private static List<Path> chapters(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d\\d-.*\\.html")).sorted().toList();
        }
    }
}
