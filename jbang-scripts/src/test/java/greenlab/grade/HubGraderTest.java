package greenlab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Right hubs get all points, broken ones lose those of the right cases, and none breaks the harness. */
@Tag("system")
class HubGraderTest {
    private static final Pattern BROKEN = Pattern.compile("== (\\S+): (.*)\\n- (.*)\\n((?:\\+ .*\\n)+)");
    private static final Set<String> CELLS = Set.of("run-queue", "suspend", "spawn", "run-next", "timers",
        "timers-fire", "selector", "hub-wait", "hub-loop", "hub-reset");
    private static final String NOTEBOOK_02 = "notebooks/exercises/hub/Notebook02.java";

    @TempDir
    private Path folder;

    @Test
    void rightHubsGetAllPoints() throws Exception {
        for (String hub : List.of("OwnHub.java", "KitHub.java")) {
            assertThat(HubGrader.grade(resource(hub)).failed()).as(hub).isEmpty();
        }
    }

    @Test
    void hubOfNotebook02GetsItsPoints() throws Exception {
        GradedHub graded = HubGrader.grade(Checkout.find().root().resolve(NOTEBOOK_02));
        assertThat(graded.failed()).containsExactly(HubCase.JOIN, HubCase.KILL, HubCase.CLOSE, HubCase.THREADS,
            HubCase.DEADLOCK);
        assertThat(graded.sum()).isEqualTo("Notebook02.java: 60 of 100 points");
    }

    @Test
    void brokenHubsFailTheRightCases() throws Exception {
        failTheRightCases(Files.readString(resource("broken-hubs.txt")).split("Attacks")[0], HubCase.values());
    }

    @Test
    void attacksCostOneCase() throws Exception {
        failTheRightCases(Files.readString(resource("broken-hubs.txt")).split("Attacks")[1], HubCase.ORDER,
            HubCase.JOIN);
    }

    @Test
    void unusableHubIsExplained() throws Exception {
        Path other = Files.writeString(folder.resolve("Other.java"), "public class Other {}\n");
        Path hidden = Files.writeString(folder.resolve("Hidden.java"), "class Hidden {}\n");
        assertThat(HubGrader.grade(other, List.of(HubCase.ORDER), _ -> { }).results()).singleElement().asString()
            .contains("Other does not implement HubExercise");
        assertThat(HubGrader.grade(hidden, List.of(HubCase.ORDER), _ -> { }).results()).singleElement().asString()
            .contains("Hidden must be a public class with a public constructor without parameters");
        assertThatThrownBy(() -> HubGrader.grade(folder)).hasMessageEndingWith(
            " is a folder; name a file, such as Hub.java");
    }

    /** They run concurrently, because they wait for most of their time. */
    private void failTheRightCases(String hubs, HubCase... cases) throws Exception {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> failed = new ConcurrentHashMap<>();
        List<Future<?>> tasks = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (MatchResult hub : BROKEN.matcher(hubs).results().toList()) {
                String name = hub.group(1);
                Path file = broken(name, hub.group(3), hub.group(4).replaceAll("(?m)^\\+ ", ""));
                expected.put(name, hub.group(2));
                tasks.add(threads.submit(() -> failed.put(name, failures(file, cases))));
            }
        }
        for (Future<?> task : tasks) {
            task.get();
        }
        assertThat(expected).hasSizeGreaterThan(4);
        assertThat(new TreeMap<>(failed)).isEqualTo(expected);
    }

    private static String failures(Path hub, HubCase... cases) throws IOException, InterruptedException {
        return HubGrader.grade(hub, List.of(cases), _ -> { }).failed().stream().map(HubCase::toString)
            .collect(Collectors.joining(" "));
    }

    private Path broken(String name, String line, String replacement) throws Exception {
        String right = Files.readString(resource("OwnHub.java"));
        assertThat(right.lines().filter(one -> one.strip().equals(line))).as(name).hasSize(1);
        Path file = Files.createDirectory(folder.resolve(name)).resolve("OwnHub.java");
        return Files.writeString(file, right.replace(line, replacement));
    }

    @Test
    void blockingCall_isNamed() throws Exception {
        Path hub = broken("blocks", "timers.add(wakeup);", """
            if (seconds > 0) {
                try { Thread.sleep((long) (seconds * 1000)); } catch (InterruptedException e) { }
                return;
            }
            """);
        CaseResult result = HubGrader.grade(hub, List.of(HubCase.TIMERS), _ -> { }).results().getFirst();
        assertThat(result.finding()).matches(
            "greenlet a blocks the thread: Thread\\.sleep, called by OwnHub\\.sleep \\(OwnHub\\.java:\\d+\\)");
        assertThat(result.seen()).isEqualTo("run, a awake, b awake, c awake, d 1, run returns");
        assertThat(result.text()).contains(result.finding(), result.name().expected(), "a  ", "####");
    }

    @Test
    void hang_isReportedWithItsFrame() throws Exception {
        Path hub = broken("hangs", "selector.wakeup();", "");
        CaseResult result = HubGrader.grade(hub, List.of(HubCase.THREADS), _ -> { }).results().getFirst();
        assertThat(result.problem()).isEqualTo("hangs: nothing happened for 3 s");
        assertThat(result.finding()).contains("SelectorImpl.select, called by OwnHub.waitForAll (OwnHub.java:");
    }

    @Test
    void notebook02_hasTheCellsOfTheNotebook() throws IOException {
        Path root = Checkout.find().root();
        List<String> java = Files.readString(root.resolve(NOTEBOOK_02)).lines().map(String::strip).toList();
        JsonArray cells = JsonParser.parseString(Files.readString(
            root.resolve("notebooks/02-cooperative-scheduling.ipynb"))).getAsJsonObject().getAsJsonArray("cells");
        List<String> lines = cells.asList().stream().map(JsonElement::getAsJsonObject)
            .filter(cell -> CELLS.contains(cell.get("id").getAsString()))
            .flatMap(cell -> cell.getAsJsonArray("source").asList().stream()).map(line -> line.getAsString().strip())
            .map(line -> line.startsWith("var greenlet") ? line
                : line.replaceFirst("^var (\\w+) = new (\\w+(<.*?>)?)\\(", "$2 $1 = new $2("))
            .toList();
        assertThat(lines).hasSizeGreaterThan(70).isSubsetOf(java);
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(HubGraderTest.class.getResource(name).toURI());
    }
}
