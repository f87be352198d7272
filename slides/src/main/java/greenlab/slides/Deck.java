package greenlab.slides;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The deck as one page: the chapters of {@code slides/deck} in the order of their names, with their code, tables and
 * recorded runs filled in. Everything that the page loads is written into the same folder, so it needs no server.
 */
public final class Deck {
    /** The path of Reveal.js, relative to the site and to {@code .lab/webjars/META-INF/resources}. */
    private static final String REVEAL = "webjars/reveal.js/6.0.2";
    private static final List<String> REVEALS =
        List.of("LICENSE", "dist/reveal.css", "dist/reveal.js", "dist/plugin/highlight.js", "dist/plugin/notes.js");

    private final Checkout checkout;

    private Deck(Checkout checkout) {
        this.checkout = checkout;
    }

    /**
     * Writes {@code slides/index.html} and what it needs. Without Reveal.js, the slides are one page to scroll.
     *
     * @param site the site's folder; its other files are kept
     * @throws IllegalArgumentException with a one-line message if a chapter names code or a run that doesn't exist
     */
    public static void write(Checkout checkout, Path site) throws IOException {
        new Deck(checkout).write(site);
    }

    private void write(Path site) throws IOException {
        Path slides = checkout.root().resolve("slides");
        Path reveal = checkout.lab().resolve("webjars/META-INF/resources").resolve(REVEAL);
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
        Path folder = checkout.root().resolve("slides/deck");
        var parts = new Parts(checkout);
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
