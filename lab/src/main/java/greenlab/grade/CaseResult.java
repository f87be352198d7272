package greenlab.grade;

import greenlab.render.GreenletLanes.Span;
import java.util.List;

/**
 * How a hub did in one case.
 *
 * @param name the case
 * @param points the case's points, or 0
 * @param problem what went wrong; null if nothing did
 * @param seen what the greenlets said, in order
 * @param finding where the hub's thread was, if that explains the problem, else null
 * @param printed what the hub printed; shortened
 * @param seconds how long it took
 * @param lanes what each greenlet did when
 */
public record CaseResult(HubCase name, int points, String problem, String seen, String finding, String printed,
        double seconds, List<Span> lanes) {

    /** A case without an answer: the JVM that ran it has ended. */
    static CaseResult lost(HubCase name, String problem) {
        return new CaseResult(name, 0, problem, "", null, "", 0, List.of());
    }

    /** Whether the hub did what the case expects. */
    public boolean passed() {
        return problem == null;
    }
}
