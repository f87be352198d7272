package greenlab.timeline;

import java.util.List;

/**
 * One run, finished or still going: n fetches, what they measured and what happened on the way. It is what
 * {@code --json} prints, what is saved and replayed, and what every picture is drawn from. Times are in seconds.
 *
 * @param stage 0 to 4, or null for a plain fetch
 * @param java the client's Java, such as {@code 21.0.13}; just {@code 21} where it is emulated
 * @param emulated whether Java 25 with flags stood in for a Java 21 that isn't there
 * @param runtime {@code serial}, {@code threads}, {@code green} or {@code virtual}
 * @param proto {@code https} or {@code http}
 * @param n how many fetches
 * @param delay how long the server waits before it answers each
 * @param seconds from the first fetch's start to the last one's end
 * @param ok how many fetches were answered
 * @param verdict what the seconds say
 * @param peakInFlight how many of this run's requests the server had at the same moment; null where the server
 *     doesn't count. The second clock: it tells who serialised
 * @param tls who spoke TLS; null over http
 * @param blocked who kept the thread, longest first
 * @param error why the run, or its first failed fetch, failed; null where nothing did
 * @param events in the order of their time
 */
public record Run(Integer stage, String java, boolean emulated, String runtime, String proto, int n, double delay,
                  double seconds, int ok, Verdict verdict, Integer peakInFlight, Tls tls, List<Blocked> blocked,
                  String error, List<Event> events) {

    /** The Java to show to people: {@code 21}, {@code 25}, or {@code 21*} where it is emulated. */
    public String javaLabel() {
        String major = java.split("[.+-]")[0];
        return emulated ? major + "*" : major;
    }
}
