package greenlab.fetch;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;

/** Queries the delay server for the peak of a run's requests in flight: the second clock. */
final class PeakInFlight {
    private PeakInFlight() {}

    /** The count; null where the server doesn't count or is no longer available. */
    static Integer of(Target target, String runId) {
        if (!target.isDelayServer()) {
            return null;
        }
        try {
            HttpURLConnection connection = (HttpURLConnection) target.stats(runId).toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(2_000);
            connection.setRequestProperty("Connection", "close");
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK ? peak(connection) : null;
        } catch (IOException | JsonParseException | IllegalStateException unavailable) {
            return null;
        }
    }

    private static Integer peak(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getInputStream()) {
            String json = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            JsonObject stats = JsonParser.parseString(json).getAsJsonObject();
            return stats.has("peakInFlight") ? stats.get("peakInFlight").getAsInt() : null;
        }
    }
}
