package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the scripts promise by their form. */
@Tag("system")
class ScriptsTest {
    private static final Checkout HOUSE = Checkout.find();
    private static final Pattern DEPS = Pattern.compile("^//DEPS (\\S+):(\\S+):(\\S+)$", Pattern.MULTILINE);

    /** They stay until Ctrl-C, take minutes, or write a file: other tests see to them. */
    private static final Pattern NOT_HERE =
        Pattern.compile("^jbang (lab|serve|slides|notebooks|test|bench|completion|capacity|order --all)\\b");

    static Stream<String> aliases() throws IOException {
        JsonObject catalog = JsonParser.parseString(Files.readString(HOUSE.root().resolve("jbang-catalog.json")))
            .getAsJsonObject();
        return catalog.getAsJsonObject("aliases").keySet().stream();
    }

    /** The kernel is Jupyter's to call, and takes no options. */
    @ParameterizedTest
    @MethodSource("aliases")
    void everyAliasHelps(String alias) throws Exception {
        if (!alias.equals("kernel")) {
            Command.Ended ended = Command.help(alias);
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(ended.out()).startsWith("Usage: " + alias);
            assertThat(ended.out().lines()).allMatch(line -> line.length() <= 80);
            assertThat(examples(ended.out()).findAny().isPresent()).isTrue();
            assertThat(examples(ended.out())).allMatch(example -> example.startsWith("jbang " + alias));
            for (String example : examples(ended.out()).filter(any -> !NOT_HERE.matcher(any).find()).toList()) {
                Command.Ended tried = Command.shell(example, Map.of());
                assertThat(tried.exitCode()).as(example + "\n" + tried.err()).isZero();
                assertThat(tried.out()).isNotBlank();
            }
        }
    }

    private static Stream<String> examples(String help) {
        return help.lines().filter(line -> line.startsWith("  jbang ")).map(String::strip);
    }

    /** {@code --version} is Maven's: it tells, and tests nothing. */
    @Test
    void testHandsOtherWordsToMaven() throws Exception {
        Command.Ended ended = Command.run("test", "-q", "--version");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).containsPattern("\\d+\\.\\d+\\.\\d+");
    }

    /** From the first line that is neither a comment nor blank, all stages read the same. */
    @Test
    void theStagesDifferInTheirHeaderAlone() throws IOException {
        Set<String> bodies = new TreeSet<>();
        for (Path script : javaFiles(HOUSE.stages())) {
            List<String> lines = Files.readAllLines(script);
            bodies.add(String.join("\n", lines.stream().dropWhile(l -> l.isBlank() || l.startsWith("//")).toList()));
        }
        assertThat(javaFiles(HOUSE.stages())).hasSize(7);
        assertThat(bodies).singleElement().asString().contains("FetchCommand.inStage(args)");
    }

    /** JBang and Maven are told versions apart; they must not drift. */
    @Test
    void jbangAndMavenUseTheSameVersions() throws IOException {
        String poms = Files.readString(HOUSE.root().resolve("pom.xml"));
        for (String folder : List.of("green", "server", "slides")) {
            for (Path file : javaFiles(HOUSE.root().resolve(folder))) {
                Matcher deps = DEPS.matcher(Files.readString(file));
                while (deps.find()) {
                    assertThat(poms).as(file + " " + deps.group()).contains(">" + deps.group(3) + "<");
                }
            }
        }
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
