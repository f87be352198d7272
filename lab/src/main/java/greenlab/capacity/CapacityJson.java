package greenlab.capacity;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** The JSON of {@code capacity --json}. Times are in seconds. */
final class CapacityJson {
    private static final Gson GSON = new Gson();

    private CapacityJson() {}

    static JsonElement law(CapacityScenario scenario) {
        LittlesLaw law = scenario.law();
        var object = new JsonObject();
        object.addProperty("workers", scenario.workers());
        object.addProperty("rate", law.arrivalRate());
        object.addProperty("latency", law.latency());
        object.addProperty("busy", law.busy());
        object.addProperty("workersNeeded", law.workersNeeded());
        object.addProperty("tippingLatency", LittlesLaw.maxLatency(scenario.workers(), law.arrivalRate()));
        object.addProperty("tippingRate", LittlesLaw.maxThroughput(scenario.workers(), law.latency()));
        return object;
    }

    /** Each result with its scenario, totals and samples. */
    static JsonElement of(List<CapacityResult> results) {
        var array = new JsonArray();
        results.forEach(result -> array.add(of(result)));
        return array;
    }

    private static JsonElement of(CapacityResult result) {
        JsonObject object = GSON.toJsonTree(result).getAsJsonObject();
        if (result.scenario().queueLimit() == CapacityScenario.UNLIMITED) {
            object.getAsJsonObject("scenario").remove("line");
        }
        object.addProperty("arrived", result.arrived());
        object.addProperty("answered", result.answered());
        object.addProperty("reloads", result.retries());
        object.addProperty("gaveUp", result.total(LoadSample::gaveUp));
        object.addProperty("refused", result.rejected());
        object.addProperty("wasted", result.wasted());
        object.addProperty("keepsUp", result.keepsUp());
        result.firstTimeout().ifPresent(t -> object.addProperty("firstImpatience", t));
        return object;
    }
}
