package greenlab.setup;

import greenlab.fetch.Cli;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    private static Optional<Chromium> installed() {
        return NAMES.stream().map(Tool::onPath).flatMap(Optional::stream).findFirst()
            .or(() -> Optional.of(ON_MAC).filter(Files::isExecutable)).map(Chromium::new);
    }

    /**
     * Prints a page once its scripts have settled; what they wait for doesn't take real time.
     *
     * @throws Cli.Failure with one line, if nothing was printed
     */
    public void print(URI page, Path pdf) throws IOException {
        Path profile = Files.createTempDirectory("greenlab-chromium");
        try {
            Path file = pdf.toAbsolutePath();
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            var result = Tool.run(command(profile, "--virtual-time-budget=10000", "--no-pdf-header-footer",
                "--print-to-pdf=" + file, page.toString()));
            if (!result.ok() || !Files.isRegularFile(file)) {
                throw new Cli.Failure("Chromium did not print " + pdf + ": " + result.complaint());
            }
        } finally {
            remove(profile);
        }
    }

    private List<String> command(Path profile, String... arguments) {
        var command = new ArrayList<>(List.of(program.toString(), "--user-data-dir=" + profile));
        command.addAll(QUIET);
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox"); // root's Chromium does not start with one
        }
        command.addAll(List.of(arguments));
        return command;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
