package greenlab.render;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is left of a picture's style where a viewer takes the sheet away, as those do that show a notebook nobody has
 * vouched for: each element's own attributes, in the sheet's light colours. Where there is a sheet, its rules win.
 */
final class SvgPlain {
    private static final String SOFT = "fill:#5b6675";
    private static final String GOOD = "fill:#14783c";
    private static final String BAD = "fill:#c8202c";
    private static final String DEEP = "#8f0f1a";

    /** By the words of an element's class; of two that say the same, the later one in the class counts. */
    private static final Map<String, String> STYLES = Map.ofEntries(
        Map.entry("greenlab-timeline", "font-family:sans-serif;font-size:12;fill:#1c2430"),
        Map.entry("card", "fill:#ffffff;stroke:#d4dae1"),
        Map.entry("name", "font-size:15;font-weight:700"),
        Map.entry("soft", "font-size:11.5;" + SOFT),
        Map.entry("small", "font-size:10.5;" + SOFT),
        Map.entry("clock", "font-size:23;font-weight:700"),
        Map.entry("strong", "font-weight:600"),
        Map.entry("pill", "font-size:14;font-weight:700;fill:#ffffff"),
        Map.entry("on-block", "font-weight:700;fill:#ffffff"),
        Map.entry("fast", GOOD), Map.entry("good", GOOD),
        Map.entry("slow", BAD), Map.entry("failed", BAD), Map.entry("bad", BAD),
        Map.entry("mixed", "fill:#8a5a00"),
        Map.entry("running", "fill:#6b3fc0"),
        Map.entry("now", "stroke:#6b3fc0"),
        Map.entry("plate", "fill:#f5f7f9"),
        Map.entry("grid", "stroke:#e9edf1"),
        Map.entry("axis", "stroke:#d4dae1"),
        Map.entry("mark", "stroke:#5b6675;stroke-dasharray:2 3"),
        Map.entry("opening", "fill:#ffffff;stroke:#3d7fd9"),
        Map.entry("ready", "stroke:#5b6675;stroke-dasharray:1.5 3"),
        Map.entry("waiting", "fill:#bcd6f7"),
        Map.entry("blocked", "stroke:" + DEEP),
        Map.entry("hatch", BAD),
        Map.entry("hatch-line", "stroke:" + DEEP + ";stroke-width:2.4"),
        Map.entry("tick", "fill:none;stroke:#14783c;stroke-width:2"),
        Map.entry("cross", "fill:none;stroke:#c8202c;stroke-width:2.2"));

    private SvgPlain() {}

    /** An element's attributes, and those that its class stands for, unless it has them itself. */
    static Map<String, String> of(Map<String, String> attributes) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String word : attributes.getOrDefault("class", "").split(" ")) {
            for (String rule : STYLES.getOrDefault(word, "").split(";")) {
                int colon = rule.indexOf(':');
                if (colon > 0) {
                    all.put(rule.substring(0, colon), rule.substring(colon + 1));
                }
            }
        }
        all.putAll(attributes);
        return all;
    }
}
