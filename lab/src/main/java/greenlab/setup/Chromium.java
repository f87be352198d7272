package greenlab.setup;

import com.google.gson.Gson;
import greenlab.cli.Cli;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Chromium, or one of its family, that works without a window: it prints, and the tests look through it.
 *
 * @param program the browser
 */
public record Chromium(Path program) {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final Path ON_MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final List<String> QUIET = List.of("--headless", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync");

    /** @throws CannotSetUp with the mend, where there is none */
    public static Chromium find() throws CannotSetUp {
        return installed().orElseThrow(() ->
            new CannotSetUp("no Chromium found: install it (Debian: apt-get install chromium)"));
    }

    /**
     * Installs Debian's where there is none.
     *
     * @throws CannotSetUp with the line to type, where that can't be done
     */
    public static void setUp(Progress progress) throws CannotSetUp {
        if (installed().isEmpty()) {
            progress.step("Chromium, this once", () -> Debian.install("chromium"));
        }
    }

    /** The one that is here. */
    static Optional<Chromium> installed() {
        return NAMES.stream().map(Tool::onPath).flatMap(Optional::stream).findFirst()
            .or(() -> Optional.of(ON_MAC).filter(Files::isExecutable)).map(Chromium::new);
    }

    /**
     * Prints a page in the size that it asks for.
     *
     * @param ready an expression that becomes true in the page when there is something to print
     * @throws Cli.Failure with one line, if nothing was printed
     */
    public void print(URI page, String ready, Path pdf) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("greenlab-chromium");
        Process browser = new ProcessBuilder(command(profile, page)).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (var tools = new DevTools(port(browser, profile.resolve("DevToolsActivePort")))) {
            // Before it has the page, it shows an empty one, which is complete.
            tools.await("location.href.startsWith(" + new Gson().toJson(page.toString()) + ") && (" + ready + ")");
            var printed = tools.ask("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
            Files.write(pdf, Base64.getDecoder().decode(printed.get("data").getAsString()));
        } finally {
            browser.destroy();
            browser.waitFor();
            remove(profile);
        }
    }

    /** It writes the port that it has picked into its profile. */
    private static int port(Process browser, Path file) throws IOException, InterruptedException {
        while (!Files.exists(file) || Files.size(file) == 0) {
            if (!browser.isAlive()) {
                throw new Cli.Failure("Chromium did not start (exit code " + browser.exitValue() + ")");
            }
            Thread.sleep(20);
        }
        return Integer.parseInt(Files.readAllLines(file).getFirst());
    }

    private List<String> command(Path profile, URI page) {
        var command = new ArrayList<>(List.of(program.toString(), "--user-data-dir=" + profile));
        command.addAll(QUIET);
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox"); // root's Chromium does not start with one
        }
        command.addAll(List.of("--remote-debugging-port=0", page.toString()));
        return command;
    }

    /** Its helpers may be at work in there for a moment longer, so that not all of it can be removed. */
    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (UncheckedIOException e) {
            // a file went away by itself
        }
    }
}
