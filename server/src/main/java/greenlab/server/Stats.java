package greenlab.server;

/**
 * Statistics of a run's {@code /delay} requests.
 *
 * @param run the run's id, which its requests send as {@code ?run=ID}
 * @param requests the number of requests so far
 * @param inFlight the number of requests in flight now
 * @param peakInFlight the maximum number of requests in flight at one moment; 1 means that the client serialised them
 */
public record Stats(String run, int requests, int inFlight, int peakInFlight) {

    Stats withArrival() {
        return new Stats(run, requests + 1, inFlight + 1, Math.max(peakInFlight, inFlight + 1));
    }

    Stats withDeparture() {
        return new Stats(run, requests, inFlight - 1, peakInFlight);
    }
}
