package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of the report, and plausible figures. Whether goals are met is for a quiet machine. */
@Tag("system")
@Isolated("measures")
class BenchTest {
    @TempDir
    static Path folder;

    /** Measured once for all tests. */
    private static Command.Ended fetches;

    @BeforeAll
    static void measureFetches() throws Exception {
        fetches = Command.run("bench", "--quick", "--only", "fetches", "--save", saved(), "--chart", chart(), "--json");
    }

    private static String saved() {
        return folder.resolve("bench.json").toString();
    }

    private static String chart() {
        return folder.resolve("bench.svg").toString();
    }

    private static List<JsonObject> rows(JsonObject report) {
        return report.getAsJsonArray("rows").asList().stream().map(JsonElement::getAsJsonObject).toList();
    }

    @Test
    void reportHasARowForEachClient() {
        assertThat(fetches.exitCode()).as(fetches.err()).isZero();
        JsonObject report = JsonParser.parseString(fetches.out()).getAsJsonObject();
        assertThat(report.keySet()).containsExactly("machine", "quick", "rows");
        assertThat(report.getAsJsonObject("machine").keySet())
            .containsExactly("date", "processors", "memoryGB", "os", "java", "load", "command");
        List<JsonObject> ten = rows(report).stream()
            .filter(row -> row.get("what").getAsString().equals("https 10")).toList();
        assertThat(ten).extracting(row -> row.get("peer").getAsString())
            .containsExactly("virtual", "threads", "java.net.http", "gevent", "grequests", "requests");
        assertThat(ten).allSatisfy(row -> {
            assertThat(row.keySet()).containsExactly("part", "what", "unit", "ours", "peer", "theirs", "ratio",
                "goal", "met", "ourRounds", "theirRounds");
            assertThat(row.get("ours").getAsDouble()).isBetween(1.0, 8.0);
            assertThat(row.get("theirs").getAsDouble()).isGreaterThan(1);
            assertThat(row.get("ratio").getAsDouble())
                .isEqualTo(row.get("theirs").getAsDouble() / row.get("ours").getAsDouble());
            assertThat(row.getAsJsonArray("ourRounds").get(0)).isEqualTo(row.get("ours"));
        });
        assertThat(rows(report)).filteredOn(row -> row.get("what").getAsString().equals("https 10, threads"))
            .allSatisfy(row -> assertThat(row.get("ours").getAsInt()).isEqualTo(1))
            .filteredOn(row -> !row.get("met").isJsonNull()).singleElement()
            .satisfies(row -> assertThat(row.get("met").getAsBoolean()).isTrue());
        assertThat(rows(report)).filteredOn(row -> row.get("what").getAsString().equals("https 10, by Conscrypt"))
            .hasSameSizeAs(ten).allSatisfy(row -> assertThat(row.get("ours").getAsDouble()).isBetween(1.0, 8.0));
        assertThat(ten.getLast().get("theirs").getAsDouble()).as("requests is serial").isGreaterThan(10);
    }

    @Test
    void savedReportIsShownAgain() throws Exception {
        assertThat(Files.readString(Path.of(saved())).strip()).isEqualTo(fetches.out().strip());
        Command.Ended again = Command.run("bench", "--from", saved(), "--markdown");
        assertThat(again.out()).contains("| https 10 | ").contains("    ./jbang bench --quick --only fetches");
        Command.Ended text = Command.run("bench", "--from", saved());
        assertThat(text.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void chartHasALineForEachClient() throws IOException {
        assertThat(Files.readString(Path.of(chart()))).startsWith("<svg").contains("<desc", "prefers-color-scheme",
            "line-6", ">grequests</text>", ">HTTPS</text>", ">HTTP</text>").doesNotContain("NaN");
    }

    @Test
    void switchCostsLittleMoreThanThePrimitive() throws Exception {
        Command.Ended ended = Command.run("bench", "--quick", "--only", "switch", "--json");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        List<JsonObject> rows = rows(JsonParser.parseString(ended.out()).getAsJsonObject());
        assertThat(rows).extracting(row -> row.get("peer").getAsString())
            .containsExactly("bare Continuation", "greenlet");
        double ratio = rows.getFirst().get("ratio").getAsDouble();
        assertThat(ratio).isBetween(0.5, 1.25);
        assertThat(rows.getFirst().get("met").getAsBoolean()).isEqualTo(ratio >= 0.98 / 1.3);
    }

    @Test
    void invalidPartAndFileAreRejected() throws Exception {
        Command.Ended part = Command.run("bench", "--only", "speed");
        assertThat(part.exitCode()).isEqualTo(2);
        assertThat(part.errors()).singleElement().asString()
            .contains("start, fetches, growth, servers, switch, sleep, sleepers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--save", "--chart", "--growth-chart"})
    void fileThatCannotBeWrittenIsReportedFirst(String option) throws Exception {
        Command.Ended ended = Command.run("bench", "--quick", "--only", "switch", option, "/nonexistent/file");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors()).containsExactly("bench: no such file or folder: /nonexistent/file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--from", "--compare"})
    void invalidReportIsRejected(String option) throws Exception {
        String pom = Checkout.find().root().resolve("pom.xml").toString();
        Command.Ended other = Command.run("bench", option, pom);
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.errors()).containsExactly("bench: " + pom + " is not a report saved by bench --save");
        Command.Ended missing = Command.run("bench", option, "missing.json");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.errors()).containsExactly("bench: no such file or folder: missing.json");
    }

    @Test
    void uselessOptionsAreReportedFirst() throws Exception {
        Command.Ended both = Command.run("bench", "--from", saved(), "--quick");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.errors()).singleElement().asString().contains("omit --only, --java and --quick");
        Command.Ended others = Command.run("bench", "--only", "start", "--compare", saved());
        assertThat(others.exitCode()).isEqualTo(1);
        assertThat(others.errors()).singleElement().asString().contains("has no figure of this report");
    }

    @Test
    void comparisonFailsIfAFigureGotSlower() throws Exception {
        Command.Ended same = Command.run("bench", "--from", saved(), "--compare", saved());
        assertThat(same.exitCode()).isZero();
        assertThat(same.out()).matches("\\d+ figures are not slower than in .*bench.json\\R");
        JsonObject report = JsonParser.parseString(fetches.out()).getAsJsonObject();
        rows(report).stream().filter(row -> row.get("what").getAsString().equals("http 100"))
            .filter(row -> !row.get("ratio").isJsonNull()).forEach(row -> {
                row.addProperty("ratio", row.get("ratio").getAsDouble() * 0.5);
                row.getAsJsonArray("ourRounds").set(0, new JsonPrimitive(row.get("ours").getAsDouble() / 0.5));
            });
        Path slower = Files.writeString(folder.resolve("slower.json"), report.toString());
        Command.Ended compared = Command.run("bench", "--from", slower.toString(), "--compare", saved());
        assertThat(compared.exitCode()).isEqualTo(1);
        assertThat(compared.out().lines()).singleElement().asString()
            .startsWith("http 100 (fetches): 2.00 x as much as before, compared with virtual, threads, java.net.http");
    }
}
