package greenlab.capacity;

/**
 * A server and its users during one step.
 *
 * @param t the step's end, in seconds from the start
 * @param busy workers with a request, at that moment
 * @param queued requests that wait for a worker, at that moment
 * @param arrived new users in this step
 * @param finished requests finished by workers, including those after their client timeout
 * @param answered users who got their answer
 * @param retries requests sent again after a timeout
 * @param gaveUp users without an answer after their last retry
 * @param rejected users rejected because the queue was full
 */
public record LoadSample(double t, int busy, int queued, int arrived, int finished, int answered, int retries,
                         int gaveUp, int rejected) {

    /** Requests finished after their client had timed out. */
    public int wasted() {
        return Math.max(0, finished - answered);
    }
}
