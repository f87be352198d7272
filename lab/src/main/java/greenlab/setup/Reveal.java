package greenlab.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Reveal.js, which turns the deck's pages into slides: npm's package, laid out as a WebJar in {@code .lab/webjars}. It
 * is unpacked beside its place and moved there when whole.
 *
 * @param house whose deck
 */
public record Reveal(Checkout house) {
    /** What the deck is written for. */
    public static final String VERSION = "6.0.2";

    private static final Path PLACE = Path.of("webjars/META-INF/resources/webjars/reveal.js", VERSION);

    /** Where it lies or will lie. */
    public Path folder() {
        return house.lab().resolve(PLACE);
    }

    /** Whether it is there. */
    public boolean isThere() {
        return Files.isRegularFile(folder().resolve("dist/reveal.js"));
    }

    /**
     * Fetches it if it isn't there.
     *
     * @throws CannotSetUp with the mend, where there is no npm or no network
     */
    public void setUp(Progress progress) throws CannotSetUp {
        if (!isThere()) {
            progress.step("Reveal.js, this once", this::fetch);
        }
    }

    private void fetch() throws CannotSetUp {
        if (Tool.onPath("npm").isEmpty()) {
            throw new CannotSetUp("no npm to fetch Reveal.js with: install it (Debian: apt-get install npm)");
        }
        Path workshop = house.lab().resolve("webjars/new");
        try {
            Folders.remove(workshop);
            Files.createDirectories(workshop);
            unpack(workshop);
            Folders.remove(folder());
            Files.createDirectories(folder().getParent());
            Files.move(workshop.resolve("package"), folder(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotSetUp("cannot write to " + house.lab() + ": " + e.getMessage());
        } finally {
            clear(workshop);
        }
    }

    /** Whole or not, what was to be moved is in nobody's way. */
    private static void clear(Path workshop) {
        try {
            Folders.remove(workshop);
        } catch (IOException stuck) {
            // the next time begins with it
        }
    }

    private static void unpack(Path workshop) throws CannotSetUp {
        must(Tool.run("npm", "pack", "--silent", "--pack-destination", workshop, "reveal.js@" + VERSION));
        must(Tool.run("tar", "-xzf", workshop.resolve("reveal.js-" + VERSION + ".tgz"), "-C", workshop,
            "package/dist", "package/LICENSE", "package/package.json"));
    }

    private static void must(Tool.Result result) throws CannotSetUp {
        if (!result.ok()) {
            throw new CannotSetUp("npm could not bring Reveal.js (no network?): " + result.complaint());
        }
    }
}
