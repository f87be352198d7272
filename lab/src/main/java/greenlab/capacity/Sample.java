package greenlab.capacity;

/**
 * A server and its users during one step.
 *
 * @param t the step's end, in seconds from the start
 * @param busy workers that have a request, at that moment
 * @param queued requests that wait for a worker, at that moment
 * @param arrived new users in this step
 * @param finished requests that workers have finished, whether or not the user was still there
 * @param answered users who were still there
 * @param reloads requests that were sent again
 * @param gaveUp users who left without an answer
 * @param refused users who were sent away at once
 */
public record Sample(double t, int busy, int queued, int arrived, int finished, int answered, int reloads, int gaveUp,
                     int refused) {

    /** Requests that a worker finished for nobody. */
    public int wasted() {
        return Math.max(0, finished - answered);
    }
}
