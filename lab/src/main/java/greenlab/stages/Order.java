package greenlab.stages;

import greenlab.fetch.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
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

    /** Whether both steps are in it, the second directly after the first. */
    boolean hasAdjacent(Step one, Step next) {
        return has(one, next) && steps.indexOf(next) == steps.indexOf(one) + 1;
    }

    /** This order with two of its steps swapped. */
    Order swapped(Step one, Step other) {
        List<Step> changed = new ArrayList<>(steps);
        Collections.swap(changed, steps.indexOf(one), steps.indexOf(other));
        return new Order(changed);
    }

    /** {@code patch client provider}. */
    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(" "));
    }
}
