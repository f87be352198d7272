package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalog, the help of the commands, and the scripts. */
@Tag("system")
class ScriptsTest {
    private static final Checkout CHECKOUT = Checkout.find();
    private static final Pattern DEPS = Pattern.compile("^//DEPS (\\S+):(\\S+):(\\S+)$", Pattern.MULTILINE);
    private static final Pattern LISTED = Pattern.compile("^  ([a-z]+)  ", Pattern.MULTILINE);
    private static final String CLASS = "class \\w+ \\{";

    /** Started by Jupyter and by the launcher. */
    private static final Set<String> HIDDEN = Set.of("kernel", "train");

    /** They run until Ctrl-C, take minutes, write a file or need a program or hub; other tests run them. */
    private static final Pattern NOT_HERE = Pattern.compile(
        "^jbang (lab|serve|slides|notebooks|test|bench|completion|capacity|watch|grade|order --all)\\b");

    private static Map<String, JsonElement> aliases() throws IOException {
        return JsonParser.parseString(Files.readString(CHECKOUT.root().resolve("jbang-catalog.json")))
            .getAsJsonObject().getAsJsonObject("aliases").asMap();
    }

    static Stream<String> commands() throws IOException {
        return aliases().keySet().stream().filter(alias -> !HIDDEN.contains(alias));
    }

    @Test
    void aliasRunsTheCommandOfItsName() throws IOException {
        assertThat(aliases()).allSatisfy((name, alias) -> {
            assertThat(alias.getAsJsonObject().get("script-ref").getAsString()).isEqualTo("jbang-scripts/command.java");
            assertThat(alias.getAsJsonObject().getAsJsonArray("arguments")).hasToString("[\"" + name + "\"]");
        });
    }

    @Test
    void helpListsTheCommandsOfTheCatalog() throws Exception {
        String help = Command.run("--help").out();
        String list = help.substring(help.indexOf("Commands:"), help.indexOf("Example:"));
        assertThat(LISTED.matcher(list).results().map(line -> line.group(1)))
            .containsExactlyInAnyOrderElementsOf(commands().toList());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String name) throws Exception {
        Command.Ended ended = Command.help(name);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("Usage: jbang " + name);
        assertThat(ended.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(examples(name)).isNotEmpty().allMatch(example -> example.startsWith("jbang " + name));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void examplesOfTheHelpRun(String name) throws Exception {
        for (String example : examples(name)) {
            if (!NOT_HERE.matcher(example).find()) {
                Command.Ended tried = Command.shell(example, Map.of());
                assertThat(tried.exitCode()).as(example + "\n" + tried.err()).isZero();
                assertThat(tried.out()).isNotBlank();
            }
        }
    }

    private static List<String> examples(String name) throws Exception {
        return Command.help(name).out().lines().filter(line -> line.startsWith("  jbang ")).map(String::strip).toList();
    }

    /** With {@code --version}, Maven tests nothing. */
    @Test
    void testPassesArgumentsToMaven() throws Exception {
        Command.Ended ended = Command.run("test", "-q", "--version");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).containsPattern("\\d+\\.\\d+\\.\\d+");
    }

    /** From the first line of code on, all stages read the same but for the name of the class. */
    @Test
    void stagesDifferInTheirHeadersOnly() throws IOException {
        Set<String> bodies = new TreeSet<>();
        for (Path script : javaFiles(CHECKOUT.stages())) {
            List<String> lines = Files.readAllLines(script);
            String body = String.join("\n", lines.stream().dropWhile(l -> l.isBlank() || l.startsWith("//")).toList());
            assertThat(body).containsPattern(CLASS);
            bodies.add(body.replaceFirst(CLASS, "class X {"));
        }
        assertThat(javaFiles(CHECKOUT.stages())).hasSize(8);
        assertThat(bodies).singleElement().asString().contains("FetchMain.main(args)");
    }

    /** Versions are stated twice, for JBang and for Maven. */
    @Test
    void jbangAndMavenUseTheSameVersions() throws IOException {
        String poms = Files.readString(CHECKOUT.root().resolve("pom.xml"));
        for (String folder : List.of("green", "server", "lab", "slides")) {
            for (Path file : javaFiles(CHECKOUT.root().resolve(folder))) {
                Matcher deps = DEPS.matcher(Files.readString(file));
                while (deps.find()) {
                    assertThat(poms).as(file + " " + deps.group()).contains(">" + deps.group(3) + "<");
                }
            }
        }
    }

    /** The fault of one program is its driver's version; the other version that it names is Maven's. */
    @Test
    void programsUseMavensVersions() throws IOException {
        String poms = "";
        for (String module : List.of("", "green/", "server/", "lab/")) {
            poms += Files.readString(CHECKOUT.root().resolve(module + "pom.xml"));
        }
        for (Path script : javaFiles(CHECKOUT.root().resolve("jbang-scripts/programs"))) {
            String text = Files.readString(script);
            assertThat(text.lines()).as(script.toString()).hasSizeLessThanOrEqualTo(60);
            Matcher deps = DEPS.matcher(text.replaceAll("\\$\\{driver:.*}", fix(text)));
            while (deps.find()) {
                boolean known = poms.contains("<artifactId>" + deps.group(2) + "<");
                assertThat(!known || poms.contains(">" + deps.group(3) + "<")).as(deps.group()).isTrue();
            }
        }
    }

    private static String fix(String script) {
        Matcher driver = Pattern.compile("-Ddriver=(\\S+)").matcher(script);
        return driver.find() ? driver.group(1) : "";
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        return SourceFiles.in(folder).stream().filter(file -> file.toString().endsWith(".java")).toList();
    }

    @Test
    void launcherOfWindowsPassesTheSameOptions() throws IOException {
        Path root = CHECKOUT.root();
        assertThat(jvmOptions(root.resolve("jbang.cmd"))).hasSize(6).isEqualTo(jvmOptions(root.resolve("jbang")));
    }

    private static Set<String> jvmOptions(Path launcher) throws IOException {
        return Pattern.compile("--(add|enable|sun)[a-z-]+=[\\w./=-]+").matcher(Files.readString(launcher)).results()
            .map(MatchResult::group).collect(Collectors.toSet());
    }
}
