package greenlab.capacity;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** Figures as JSON. Times are in seconds. */
final class CapacityJson {
    private static final Gson GSON = new Gson();

    private CapacityJson() {}

    static JsonElement law(Scenario scenario) {
        LittlesLaw law = scenario.law();
        var object = new JsonObject();
        object.addProperty("workers", scenario.workers());
        object.addProperty("rate", law.rate());
        object.addProperty("latency", law.seconds());
        object.addProperty("busy", law.busy());
        object.addProperty("workersNeeded", law.workersNeeded());
        object.addProperty("tippingLatency", LittlesLaw.tippingPoint(scenario.workers(), law.rate()));
        object.addProperty("tippingRate", LittlesLaw.mostPerSecond(scenario.workers(), law.seconds()));
        return object;
    }

    /** Each with its scenario, its sums and its samples. */
    static JsonElement of(List<Outcome> outcomes) {
        var array = new JsonArray();
        outcomes.forEach(outcome -> array.add(of(outcome)));
        return array;
    }

    private static JsonElement of(Outcome outcome) {
        var object = new JsonObject();
        object.addProperty("by", outcome.by());
        object.add("scenario", scenario(outcome.scenario()));
        object.addProperty("arrived", outcome.arrived());
        object.addProperty("answered", outcome.answered());
        object.addProperty("reloads", outcome.reloads());
        object.addProperty("gaveUp", outcome.gaveUp());
        object.addProperty("refused", outcome.refused());
        object.addProperty("wasted", outcome.wasted());
        object.addProperty("keepsUp", outcome.keepsUp());
        outcome.firstImpatience().ifPresent(t -> object.addProperty("firstImpatience", t));
        object.add("waits", GSON.toJsonTree(outcome.waits()));
        if (outcome.cost() != null) {
            object.add("cost", GSON.toJsonTree(outcome.cost()));
        }
        object.add("samples", GSON.toJsonTree(outcome.samples()));
        return object;
    }

    /** A line without a limit is left out. */
    private static JsonElement scenario(Scenario scenario) {
        JsonObject object = GSON.toJsonTree(scenario).getAsJsonObject();
        if (scenario.line() == Scenario.ENDLESS) {
            object.remove("line");
        }
        return object;
    }
}
