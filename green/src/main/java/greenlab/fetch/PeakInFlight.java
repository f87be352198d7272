package greenlab.fetch;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;

/**
 * The part of the delay server's statistics that a run needs: the second clock.
 *
 * @param peakInFlight the peak of the run's requests in flight; null where the server doesn't count
 */
record PeakInFlight(Integer peakInFlight) {

    /** Queries the count; null where there is none or the server is no longer available. */
    static Integer of(Target target, String runId) {
        if (!target.isDelayServer()) {
            return null;
        }
        try {
            URLConnection connection = target.stats(runId).toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(2_000);
            connection.setRequestProperty("Connection", "close");
            try (Reader json = new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)) {
                PeakInFlight stats = new Gson().fromJson(json, PeakInFlight.class);
                return stats == null ? null : stats.peakInFlight;
            }
        } catch (IOException | JsonParseException unavailable) {
            return null;
        }
    }
}
