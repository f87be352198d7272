package greenlab.stages;

import greenlab.fetch.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The outcomes of several orders, compared: which are the same, and which pairs of steps matter. */
public record Outcomes(List<Outcome> all) {

    /** Takes a copy. */
    public static Outcomes of(Collection<Outcome> outcomes) {
        return new Outcomes(List.copyOf(outcomes));
    }

    /**
     * Two steps, and the effect of swapping them where they are adjacent.
     *
     * @param swaps the number of orders whose swapped order was also tried
     * @param changes the number of these whose outcome changed
     */
    public record Pair(Step one, Step other, long swaps, long changes) {
        @Override
        public String toString() {
            return one + ", " + other;
        }
    }

    /** The orders by kind of outcome, kinds in the order in which each was first seen. */
    public Map<Outcome.Kind, List<Order>> groups() {
        return all.stream().collect(Collectors.groupingBy(Outcome::kind, LinkedHashMap::new,
            Collectors.mapping(Outcome::order, Collectors.toList())));
    }

    /** All pairs of steps that could be compared. */
    public List<Pair> pairs() {
        Map<Order, Outcome.Kind> kinds = new HashMap<>();
        all.forEach(outcome -> kinds.put(outcome.order(), outcome.kind()));
        return Stream.of(Step.values()).flatMap(one -> Stream.of(Step.values()).skip(one.ordinal() + 1)
            .map(other -> pair(one, other, kinds))).filter(pair -> pair.swaps() > 0).toList();
    }

    private static Pair pair(Step one, Step other, Map<Order, Outcome.Kind> kinds) {
        List<Order> compared = kinds.keySet().stream().filter(order -> order.hasAdjacent(one, other)
            && kinds.containsKey(order.swapped(one, other))).toList();
        return new Pair(one, other, compared.size(), compared.stream()
            .filter(order -> !kinds.get(order).equals(kinds.get(order.swapped(one, other)))).count());
    }

    /** As lines of at most 80 columns: the groups, then the pairs. */
    public String text() {
        List<String> lines = new ArrayList<>();
        groups().forEach((kind, orders) -> {
            lines.add(kind.toString());
            orders.forEach(order -> lines.add("    " + order));
        });
        if (!pairs().isEmpty()) {
            lines.add("\nSwapping these adjacent steps changes the outcome:");
            pairs().forEach(pair ->
                lines.add(String.format(Locale.ROOT, "    %-20s %d of %d times", pair, pair.changes(), pair.swaps())));
        }
        return String.join("\n", lines);
    }

    /** The groups as a table in Markdown. */
    public String markdown() {
        return "| outcome | sockets | orders |\n|---|---|---|\n"
            + groups().entrySet().stream().map(group -> "| **" + group.getKey().verdict() + "** | "
                + group.getKey().sockets() + " | "
                + group.getValue().stream().map(Order::toString).collect(Collectors.joining("<br>")) + " |\n")
                .collect(Collectors.joining());
    }
}
