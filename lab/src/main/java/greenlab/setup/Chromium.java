package greenlab.setup;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A headless Chromium or Chrome that prints pages. Its own command line does that; Playwright would add 204 MB.
 *
 * @param program the browser's executable
 */
public record Chromium(Path program) {
    /** Debian's package of a Chromium without windows: it needs half the CPU time for the same pages. */
    private static final String SHELL = "chromium-headless-shell";
    /** What the package's script of that name runs; a signal to the script would not end it. */
    private static final Path SHELL_PROGRAM = Path.of("/usr/lib/chromium", SHELL);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final Path ON_MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    /** The timeout, in milliseconds, is for a page without a load event; the outline is the PDF's bookmarks. */
    private static final List<String> OPTIONS = List.of("--headless", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--timeout=60000",
        "--no-pdf-header-footer", "--generate-pdf-document-outline");

    /** @throws SetupException if there is none */
    public static Chromium find() throws SetupException {
        return installed().orElseThrow(() -> new SetupException("no Chromium found; " + Debian.command("chromium")));
    }

    /**
     * Installs a package of Debian's if no Chromium is installed.
     *
     * @throws SetupException if that isn't possible
     */
    public static void setUp() throws SetupException {
        if (installed().isEmpty()) {
            Setup.step("Installing Chromium", Chromium::install);
        }
    }

    /** Other systems with apt-get don't have the package without windows. */
    private static void install() throws SetupException {
        try {
            Debian.install(SHELL);
        } catch (SetupException e) {
            ChildProcesses.stopIfEnding();
            Debian.install("chromium");
        }
    }

    static Optional<Chromium> installed() {
        return Tool.onPath(SHELL).map(_ -> SHELL_PROGRAM).filter(Files::isExecutable)
            .or(() -> NAMES.stream().map(Tool::onPath).flatMap(Optional::stream).findFirst())
            .or(() -> Optional.of(ON_MAC).filter(Files::isExecutable)).map(Chromium::new);
    }

    /**
     * Prints a page at its load event, in the page size that its style sheet sets.
     *
     * @return false if there is no print because this JVM, and so Chromium, is being ended
     * @throws IllegalStateException if Chromium printed nothing
     */
    public boolean print(URI page, Path pdf) throws IOException {
        Path profile = Files.createTempDirectory("greenlab-chromium");
        try {
            Path printed = profile.resolve("printed.pdf");
            var result = Tool.run(command(profile, printed, page));
            if (Files.notExists(printed) && ChildProcesses.areEnding()) {
                return false;
            }
            if (Files.notExists(printed)) {
                throw new IllegalStateException("Chromium printed nothing: " + result.errorLine());
            }
            Files.move(printed, pdf, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Tool.run("rm", "-rf", profile);
        }
    }

    private List<String> command(Path profile, Path pdf, URI page) {
        var command = new ArrayList<>(List.of(program.toString(), "--user-data-dir=" + profile));
        command.addAll(OPTIONS);
        if (Debian.isRoot()) {
            command.add("--no-sandbox"); // Chromium's sandbox refuses to start as root
        }
        command.addAll(List.of("--print-to-pdf=" + pdf, page.toString()));
        return command;
    }
}
