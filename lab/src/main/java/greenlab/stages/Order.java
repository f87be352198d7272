package greenlab.stages;

import greenlab.fetch.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Steps in the order in which a JVM takes them: all four or some, each once. */
public record Order(List<Step> steps) {

    public Order {
        steps = List.copyOf(steps);
    }

    /** Reads an order, see {@link Step#order}. */
    public static Order of(String... words) {
        return new Order(Step.order(words));
    }

    /**
     * Every order of all four steps: 24. Orders with fewer steps are covered: omitting a step has the same outcome as
     * taking it last, after the client has been loaded.
     */
    public static List<Order> all() {
        return permutations(List.of(Step.values())).map(Order::new).toList();
    }

    private static Stream<List<Step>> permutations(List<Step> of) {
        return of.isEmpty() ? Stream.of(List.of()) : of.stream().flatMap(first -> {
            List<Step> others = of.stream().filter(step -> step != first).toList();
            return permutations(others).map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList());
        });
    }

    /** Whether both steps are in it, and this one before that one. */
    public boolean has(Step earlier, Step later) {
        return steps.contains(earlier) && steps.indexOf(earlier) < steps.indexOf(later);
    }

    /** This order with two adjacent steps swapped; empty where they aren't adjacent. */
    Optional<Order> swapped(Step one, Step other) {
        int at = IntStream.range(1, steps.size())
            .filter(i -> List.of(one, other).containsAll(steps.subList(i - 1, i + 1))).findFirst().orElse(0);
        if (at == 0) {
            return Optional.empty();
        }
        List<Step> changed = new ArrayList<>(steps);
        changed.set(at, steps.get(at - 1));
        changed.set(at - 1, steps.get(at));
        return Optional.of(new Order(changed));
    }

    /** {@code patch client provider}. */
    @Override
    public String toString() {
        return words(steps);
    }

    private static String words(List<Step> steps) {
        return steps.stream().map(Step::toString).collect(Collectors.joining(" "));
    }
}
