package greenlab.fetch;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

/**
 * A {@link RunSpec} and where to fetch it from: the one argument of a child JVM, as JSON.
 *
 * @param spec what is run
 * @param url the server's address; without a path, its {@code /delay/SECONDS} is fetched
 * @param truststore a PKCS12 file with the only certificates to trust; null for those of the JDK
 * @param live whether events are written while the fetches run, or all of them afterwards, which disturbs less
 */
public record FetchJob(RunSpec spec, String url, String truststore, boolean live) {
    private static final Gson GSON = new Gson();

    /** Reads what {@link #json} wrote. */
    public static FetchJob of(String json) {
        try {
            FetchJob job = GSON.fromJson(json, FetchJob.class);
            if (job == null || job.spec == null || job.url == null) {
                throw new IllegalArgumentException("invalid job: spec or url is missing");
            }
            return job;
        } catch (JsonParseException malformed) {
            throw new IllegalArgumentException("invalid job: " + malformed.getMessage(), malformed);
        }
    }

    /** One line of JSON. */
    public String json() {
        return GSON.toJson(this);
    }

    Target target() {
        return Target.of(url, spec.delay());
    }
}
