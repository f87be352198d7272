package greenlab.bench;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** The least value seen of each figure: of what a computation costs, all that is more was somebody else's. */
final class Least {
    private final Map<String, Double> values = new HashMap<>();

    void add(JsonObject figures) {
        figures.keySet().forEach(name -> values.merge(name, figures.get(name).getAsDouble(), Math::min));
    }

    /** Null where there was none. */
    Double of(String name) {
        return values.get(name);
    }
}
