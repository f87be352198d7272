package greenlab.stages;

import greenlab.fetch.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What came of several orders, side by side: which came out alike, and which steps' order it was that mattered. */
public record Outcomes(List<Outcome> all) {

    /** Copies them, so that more can be tried meanwhile. */
    public static Outcomes of(Collection<Outcome> outcomes) {
        return new Outcomes(List.copyOf(outcomes));
    }

    /**
     * Two steps, and what it does when they change places in an order in which they are neighbours.
     *
     * @param swaps in how many of these outcomes there are both orders to compare
     * @param changes in how many of them something else came out
     */
    public record Pair(Step one, Step other, int swaps, int changes) {
        @Override
        public String toString() {
            return one + ", " + other;
        }
    }

    /** The orders by what came of them, in the order in which each kind was first seen. */
    public Map<Outcome.Kind, List<Order>> groups() {
        return all.stream().collect(Collectors.groupingBy(Outcome::kind, LinkedHashMap::new,
            Collectors.mapping(Outcome::order, Collectors.toList())));
    }

    /** All pairs of steps that could be compared. */
    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Step one : Step.values()) {
            for (Step other : Step.values()) {
                if (one.compareTo(other) < 0) {
                    pairs.add(pair(one, other));
                }
            }
        }
        return pairs.stream().filter(pair -> pair.swaps() > 0).toList();
    }

    private Pair pair(Step one, Step other) {
        Map<Order, Outcome.Kind> kinds =
            all.stream().collect(Collectors.toMap(Outcome::order, Outcome::kind, (first, again) -> again));
        List<Boolean> changed = kinds.keySet().stream().filter(order -> order.has(one, other))
            .map(order -> order.swapped(one, other).map(kinds::get).map(kind -> !kind.equals(kinds.get(order)))
                .orElse(null))
            .filter(Objects::nonNull).toList();
        return new Pair(one, other, changed.size(), (int) changed.stream().filter(yes -> yes).count());
    }

    /** As lines of at most 80 columns: the groups, then the pairs. */
    public String text() {
        List<String> lines = new ArrayList<>();
        groups().forEach((kind, orders) -> {
            lines.add(kind.toString());
            orders.forEach(order -> lines.add("    " + order));
        });
        if (!pairs().isEmpty()) {
            lines.add("\nWhere these two are neighbours and change places, something else comes out:");
            pairs().forEach(pair ->
                lines.add(String.format("    %-20s %d of %d times", pair, pair.changes(), pair.swaps())));
        }
        return String.join("\n", lines);
    }

    /** The groups as a table in Markdown. */
    public String markdown() {
        return "| what came out | who holds the socket | orders |\n|---|---|---|\n"
            + groups().entrySet().stream().map(group -> "| **" + group.getKey().verdict() + "** | "
                + group.getKey().holds() + " | "
                + group.getValue().stream().map(Order::toString).collect(Collectors.joining("<br>")) + " |\n")
                .collect(Collectors.joining());
    }
}
