package greenlab.fetch;

/**
 * What a child JVM measured besides its events.
 *
 * @param seconds from the start of the first fetch to the end of the last one
 * @param peakInFlight the server's count of this run's requests at one moment; null where the server doesn't count
 * @param tls the TLS implementation; null over http
 * @param error why the run couldn't start, in one line; null if it did, even where single fetches failed
 */
public record FetchResult(double seconds, Integer peakInFlight, Tls tls, String error) {
    static FetchResult failed(String error) {
        return new FetchResult(0, null, null, error);
    }
}
