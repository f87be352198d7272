package greenlab.capacity;

/**
 * What users do without an answer. A retry is a new request; the first one stays in the server, which isn't notified.
 *
 * @param timeout seconds after which a user retries or, with no retry left, gives up
 * @param retries the most retries of a user
 */
public record RetryPolicy(double timeout, int retries) {
    public RetryPolicy {
        if (!(timeout > 0 && retries >= 0)) {
            throw new IllegalArgumentException("timeout must be > 0, retries >= 0, were " + timeout + ", " + retries);
        }
    }
}
