package greenlab.bench;

import com.google.gson.JsonObject;
import greenlab.bench.BenchmarkRow.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of all rounds of a benchmark, by client and name. Rounds alternate between clients, so that other load of
 * the machine affects all of them; the median counts.
 */
final class Rounds {
    private final Map<List<String>, List<Double>> figures = new LinkedHashMap<>();

    /** Adds a figure of one round; null, for an unknown one, adds nothing. */
    void add(String client, String name, Double figure) {
        if (figure != null) {
            figures.computeIfAbsent(List.of(client, name), _ -> new ArrayList<>()).add(figure);
        }
    }

    /** Adds all members of an object, which are numbers. */
    void add(String client, JsonObject round) {
        round.keySet().forEach(name -> add(client, name, round.get(name).getAsDouble()));
    }

    /** A figure of all rounds, in their order; empty if there is none. */
    List<Double> of(String client, String name) {
        return figures.getOrDefault(List.of(client, name), List.of());
    }

    /** The median; null if there is none. Of an even number it is the mean of the two in the middle. */
    static Double median(List<Double> rounds) {
        List<Double> sorted = rounds.stream().sorted().toList();
        int size = sorted.size();
        return size == 0 ? null : Double.valueOf((sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2);
    }

    /** A row that compares a figure of two clients; the first one needs to have it. */
    BenchmarkRow row(BenchmarkPart part, String what, String unit, String name, String ours, String peer, Goal goal) {
        return BenchmarkRow.of(part, what, unit, of(ours, name), peer, of(peer, name), goal);
    }
}
