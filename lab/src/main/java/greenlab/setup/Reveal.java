package greenlab.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Reveal.js, which turns the deck's pages into slides: npm's package in the layout of a WebJar, in
 * {@code .lab/webjars}. It is unpacked under another name and renamed when complete.
 *
 * @param checkout whose deck
 */
public record Reveal(Checkout checkout) {
    /** The version that the deck is written for. */
    public static final String VERSION = "6.0.2";

    private static final Path TARGET = Path.of("webjars/META-INF/resources/webjars/reveal.js", VERSION);

    /** Where it is or will be. */
    public Path folder() {
        return checkout.lab().resolve(TARGET);
    }

    public boolean isInstalled() {
        return Files.isRegularFile(folder().resolve("dist/reveal.js"));
    }

    /**
     * Fetches it if it isn't installed.
     *
     * @throws SetupException if there is no npm or no network
     */
    public void setUp() throws SetupException {
        if (!isInstalled()) {
            Setup.step("Installing Reveal.js", this::fetch);
        }
    }

    private void fetch() throws SetupException {
        if (Tool.onPath("npm").isEmpty()) {
            throw new SetupException("no npm to fetch Reveal.js with; " + Debian.command("npm"));
        }
        Path staging = checkout.lab().resolve("webjars/new");
        try {
            Tool.run("rm", "-rf", staging, folder());
            Files.createDirectories(folder().getParent());
            var npm = Tool.run("npm", "install", "--silent", "--ignore-scripts", "--prefix", staging,
                "reveal.js@" + VERSION);
            if (!npm.ok()) {
                throw new SetupException("npm cannot fetch Reveal.js: " + npm.errorLine() + "; check the network");
            }
            Files.move(staging.resolve("node_modules/reveal.js"), folder(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new SetupException("cannot write to " + checkout.lab() + ": " + e.getMessage());
        } finally {
            Tool.run("rm", "-rf", staging);
        }
    }
}
