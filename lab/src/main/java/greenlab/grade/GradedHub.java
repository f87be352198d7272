package greenlab.grade;

import com.google.gson.GsonBuilder;
import greenlab.render.GreenletLanes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A hub that was judged.
 *
 * @param file the name of its source file
 */
public record GradedHub(String file, List<CaseResult> results) {
    /** The sum of the points. */
    public int points() {
        return results.stream().mapToInt(CaseResult::points).sum();
    }

    /** The most points that a hub can have in these cases. */
    public int of() {
        return results.stream().mapToInt(result -> result.name().points()).sum();
    }

    /** The cases that it doesn't pass. */
    public List<HubCase> failed() {
        return results.stream().filter(result -> !result.passed()).map(CaseResult::name).toList();
    }

    /** The points by case, as they are handed in. */
    public Map<String, HandIn.Points> handIn() {
        return results.stream().collect(Collectors.toMap(result -> "hub/" + result.name(),
            result -> new HandIn.Points(result.points(), result.name().points()), (_, last) -> last,
            LinkedHashMap::new));
    }

    /** The sum in one line. */
    public String sum() {
        return file + ": " + points() + " of " + of() + " points";
    }

    /** The lanes of a case as SVG. */
    public String picture(HubCase one) {
        CaseResult result = results.stream().filter(each -> each.name() == one).findFirst().orElseThrow(() ->
            new IllegalArgumentException("case " + one + " was not run"));
        return GreenletLanes.svg(file + " · " + one + " · " + (result.passed() ? "ok" : "failed"), one.sentence(),
            result.lanes(), result.seconds());
    }

    /** Everything as one JSON document. */
    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file);
        document.put("points", points());
        document.put("of", of());
        document.put("cases", results.stream().map(GradedHub::fields).toList());
        return new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create().toJson(document);
    }

    private static Map<String, Object> fields(CaseResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("case", result.name().toString());
        fields.put("points", result.points());
        fields.put("of", result.name().points());
        fields.put("sentence", result.name().sentence());
        fields.put("problem", result.problem());
        fields.put("expected", result.name().expected());
        fields.put("seen", result.seen());
        fields.put("finding", result.finding());
        fields.put("lanes", result.lanes());
        return fields;
    }
}
