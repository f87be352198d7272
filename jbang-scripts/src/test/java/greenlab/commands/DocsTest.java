package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation for teachers and the troubleshooting tables claim is true. */
class DocsTest {
    private static final Path ROOT = Checkout.find().root();
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");
    private static final Pattern COMMAND = Pattern.compile("\\./jbang ([a-z]+)");
    private static final Pattern SYMPTOM = Pattern.compile("^\\| `([^`]+)`", Pattern.MULTILINE);
    private static final Pattern REPOSITORY = Pattern.compile(
        "(?:raw\\.githubusercontent\\.com/|github\\.com/|mybinder\\.org/v2/gh/|codespaces\\.new/|[a-zA-Z]@)([\\w-]+/[\\w.-]*\\w)");
    /** Images and libraries of others. */
    private static final Pattern OTHERS = Pattern.compile("codespaces/badge.*|jbangdev/.*");
    private static final Pattern CELL = Pattern.compile("(\\d\\d), cell `([a-z-]+)`");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) throws IOException {
        assertThat(found(LINK, page)).allSatisfy(link -> assertThat(page.resolveSibling(link.group(1))).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandIsOne(Path page) throws IOException {
        var aliases = JsonParser.parseString(Files.readString(ROOT.resolve("jbang-catalog.json")))
            .getAsJsonObject().getAsJsonObject("aliases").keySet();
        assertThat(found(COMMAND, page)).isNotEmpty().allSatisfy(c -> assertThat(aliases).contains(c.group(1)));
    }

    /** A reader searches for the message on the screen: each quoted message is in some source. */
    @Test
    void everySymptomIsAMessageOfTheKit() throws IOException {
        String sources = sources();
        assertThat(found(SYMPTOM, ROOT.resolve("docs/troubleshooting.md"))).hasSizeGreaterThan(15).allSatisfy(
            symptom -> assertThat(symptom.group(1).split("…")).filteredOn(piece -> piece.strip().length() > 3)
                .allSatisfy(piece -> assertThat(sources).contains(piece.strip())));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCellThatIsNamedIsThere(Path page) throws IOException {
        assertThat(found(CELL, page)).allSatisfy(named -> assertThat(Files.readString(notebook(named.group(1))))
            .contains("\"id\": \"" + named.group(2) + "\""));
    }

    /** The minutes that a lesson is planned by are those that its notebook states. */
    @Test
    void theWorkshopsMinutesAreTheNotebooks() throws IOException {
        var row = Pattern.compile("^\\| (\\d+) \\| \\[[^]]+]\\(([^)]+)\\)", Pattern.MULTILINE);
        Path page = ROOT.resolve("docs/teachers.md");
        assertThat(found(row, page)).isNotEmpty().allSatisfy(
            line -> assertThat(Files.readString(page.resolveSibling(line.group(2))))
                .contains("| **It takes** | " + line.group(1) + " minutes |"));
    }

    /** Whoever publishes the kit replaces OWNER/REPO everywhere, or nowhere. */
    @Test
    void allPagesNameTheSameRepository() throws IOException {
        Stream<Path> files = Stream.concat(pages().stream(), Stream.of("README.md", "CONTRIBUTING.md",
            "jbang-catalog.json", "jbang-scripts/command.java").map(ROOT::resolve));
        assertThat(files.flatMap(file -> REPOSITORY.matcher(text(file)).results()).map(named -> named.group(1))
            .filter(repository -> !OTHERS.matcher(repository).matches()).distinct()).hasSize(1);
    }

    private static Path notebook(String number) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("notebooks"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(number + "-"))
                .findFirst().orElseThrow();
        }
    }

    private static List<MatchResult> found(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page)).results().toList();
    }

    /** Everything that may print: the launcher, and every Java file except the tests. */
    private static String sources() throws IOException {
        return SourceFiles.in(ROOT).stream()
            .filter(file -> file.endsWith("jbang") || file.toString().endsWith(".java"))
            .filter(file -> !file.toString().contains("/test/")).map(DocsTest::text).collect(Collectors.joining("\n"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
