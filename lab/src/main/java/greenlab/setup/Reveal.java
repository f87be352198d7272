package greenlab.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reveal.js, which turns the deck's pages into slides, and its menu: npm's packages in the layout of WebJars, in
 * {@code .lab/webjars}. Each is unpacked under another name and renamed when complete.
 *
 * @param checkout the checkout that contains the deck
 */
public record Reveal(Checkout checkout) {
    /** The version that the deck is written for. */
    public static final String VERSION = "6.0.2";
    /** Names and versions in the npm registry. */
    private static final Map<String, String> PACKAGES = Map.of("reveal.js", VERSION, "reveal.js-menu", "2.1.0");

    /** Where it is or will be. */
    public Path folder() {
        return folder("reveal.js");
    }

    /** The path of a package, {@code reveal.js} or {@code reveal.js-menu}, in the site and in {@link #webjars}. */
    public static String path(String name) {
        return "webjars/" + name + "/" + PACKAGES.get(name);
    }

    /** The folder of the WebJars; it may not exist yet. */
    public Path webjars() {
        return checkout.lab().resolve("webjars/META-INF/resources");
    }

    /** Whether both packages are installed. */
    public boolean isInstalled() {
        return PACKAGES.keySet().stream().map(this::folder).allMatch(Files::isDirectory);
    }

    /**
     * Fetches what isn't installed.
     *
     * @throws SetupException if there is no npm or no network
     */
    public void setUp() throws SetupException {
        if (!isInstalled()) {
            Setup.step("Installing Reveal.js", this::fetch);
        }
    }

    private Path folder(String name) {
        return webjars().resolve(path(name));
    }

    private void fetch() throws SetupException {
        if (Tool.onPath("npm").isEmpty()) {
            throw new SetupException("no npm to fetch Reveal.js with; " + Debian.command("npm")
                + ", or unzip a release's greenlab-reveal.jar to " + checkout.lab().resolve("webjars"));
        }
        Path staging = checkout.lab().resolve("webjars/new");
        try {
            Tool.run("rm", "-rf", staging);
            Files.createDirectories(staging);
            install(staging);
            for (String name : PACKAGES.keySet()) {
                move(staging.resolve("node_modules").resolve(name), folder(name));
            }
        } catch (IOException e) {
            throw new SetupException("cannot write to " + checkout.lab() + ": " + e.getMessage());
        } finally {
            Tool.run("rm", "-rf", staging);
        }
    }

    private static void install(Path folder) throws SetupException {
        var command = Stream.of("npm", "install", "--silent", "--ignore-scripts", "--prefix", folder.toString());
        var packages = PACKAGES.entrySet().stream().map(entry -> entry.getKey() + "@" + entry.getValue());
        var npm = Tool.run(Stream.concat(command, packages).toList());
        if (!npm.ok()) {
            throw new SetupException("npm cannot fetch Reveal.js: " + npm.errorLine() + "; check the network");
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Tool.run("rm", "-rf", to);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
