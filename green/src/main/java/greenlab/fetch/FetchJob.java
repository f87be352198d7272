package greenlab.fetch;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A {@link RunSpec} and where to fetch it from: the one argument of a child JVM, as JSON.
 *
 * @param spec what is run
 * @param url the server's address; without a path, its {@code /delay/SECONDS} is fetched
 * @param truststore a PKCS12 file with the only certificates to trust; null for those of the JDK
 * @param live whether events are written immediately, or every few seconds, which disturbs the fetches less
 */
public record FetchJob(RunSpec spec, String url, String truststore, boolean live) {
    /**
     * Reads what {@link #json} wrote. Gson's reflection would take a tenth of a second in a JVM that has just started.
     *
     * @throws IllegalArgumentException with one line, if a value is missing or of another type
     */
    public static FetchJob of(String json) {
        try {
            JsonObject job = JsonParser.parseString(json).getAsJsonObject();
            JsonElement truststore = job.get("truststore");
            return new FetchJob(spec(job.getAsJsonObject("spec")), job.get("url").getAsString(),
                truststore == null ? null : truststore.getAsString(), job.get("live").getAsBoolean());
        } catch (RuntimeException malformed) {   // Gson has a type for each kind of wrong value
            throw new IllegalArgumentException("invalid job: " + malformed.getMessage(), malformed);
        }
    }

    private static RunSpec spec(JsonObject spec) {
        JsonElement stage = spec.get("stage");
        List<Step> order = new ArrayList<>();
        for (JsonElement step : spec.getAsJsonArray("order")) {
            order.add(Step.valueOf(constant(step)));
        }
        return new RunSpec(stage == null ? null : stage.getAsInt(), spec.get("java").getAsString(),
            spec.get("emulated").getAsBoolean(), RuntimeName.valueOf(constant(spec.get("runtime"))),
            Proto.valueOf(spec.get("proto").getAsString()), spec.get("n").getAsInt(), spec.get("delay").getAsDouble(),
            spec.get("carriers").getAsInt(), PatchScope.valueOf(constant(spec.get("patch"))), List.copyOf(order));
    }

    private static String constant(JsonElement name) {
        return name.getAsString().toUpperCase(Locale.ROOT);
    }

    /** One line of JSON. */
    public String json() {
        return new Gson().toJson(this);
    }

    Target target() {
        return Target.of(url, spec.delay());
    }
}
