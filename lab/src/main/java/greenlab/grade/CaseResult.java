package greenlab.grade;

import greenlab.render.GreenletLanes;
import greenlab.render.GreenletLanes.Span;
import greenlab.render.RunSummary;
import greenlab.render.Terminal;
import java.util.ArrayList;
import java.util.List;

/**
 * How a hub did in one case.
 *
 * @param name the case
 * @param points the case's points, or 0
 * @param problem what went wrong; null if nothing did
 * @param seen what the greenlets logged, in order
 * @param finding where the hub's thread was, if that explains the problem, else null
 * @param printed what the hub printed; shortened
 * @param seconds how long it took
 * @param lanes what each greenlet did when
 */
public record CaseResult(HubCase name, int points, String problem, String seen, String finding, String printed,
        double seconds, List<Span> lanes) {
    private static final int WIDTH = 72;

    /** A case without an answer: the JVM that ran it has ended. */
    static CaseResult lost(HubCase name, String problem) {
        return new CaseResult(name, 0, problem, "", null, "", 0, List.of());
    }

    /** A line with the points and, if it failed, more lines with what went wrong; without a line break at their end. */
    public String text() {
        List<String> lines = new ArrayList<>();
        String points = "%-6s %-8s %2d/%-2d  ".formatted(passed() ? "ok" : "failed", name, points(), name.points());
        List<String> sentence = RunSummary.wrap(name.sentence(), Terminal.WIDTH - points.length());
        lines.add(points + sentence.getFirst());
        sentence.stream().skip(1).forEach(line -> lines.add(" ".repeat(points.length()) + line));
        if (!passed()) {
            lines.add("    " + problem);
            if (!seen.isEmpty()) {
                lines.addAll(List.of("    expected: " + name.expected(), "    seen:     " + seen));
            }
            if (finding != null) {
                lines.add("    " + finding);
            }
            printed.strip().lines().forEach(line -> lines.add("    printed:  " + line));
            GreenletLanes.text(lanes, seconds, WIDTH).forEach(line -> lines.add("    " + line));
        }
        return String.join("\n", lines);
    }

    /** Whether the hub did what the case expects. */
    public boolean passed() {
        return problem == null;
    }
}
