package greenlab.server;

/**
 * Statistics of a run's {@code /delay} requests.
 *
 * @param run the run's id, which its requests send as {@code ?run=ID}
 * @param requests the number of requests so far
 * @param inFlight the number of requests in flight now
 * @param cancelled the number of requests whose client disconnected before the response
 * @param peakInFlight the maximum number of requests in flight at one moment; 1 means that the client serialised them
 */
public record Stats(String run, int requests, int inFlight, int cancelled, int peakInFlight) {

    Stats withArrival() {
        return new Stats(run, requests + 1, inFlight + 1, cancelled, Math.max(peakInFlight, inFlight + 1));
    }

    Stats withResponse() {
        return new Stats(run, requests, inFlight - 1, cancelled, peakInFlight);
    }

    Stats withDisconnect() {
        return new Stats(run, requests, inFlight - 1, cancelled + 1, peakInFlight);
    }
}
