package greenlab.server;

/**
 * What the server saw of one run's {@code /delay} requests.
 *
 * @param run the run's id, as its requests carried it in {@code ?run=ID}
 * @param requests how many have arrived
 * @param inFlight how many are waiting now
 * @param peakInFlight how many were waiting at the same moment, at most: 1 says that the client sent one at a time
 */
public record Stats(String run, int requests, int inFlight, int peakInFlight) {}
