package greenlab.stages;

import greenlab.fetch.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Steps in the order in which a JVM takes them: all four or some, each once. */
public record Order(List<Step> steps) {
    private static final String STEPS = Arrays.stream(Step.values()).map(Step::word).collect(Collectors.joining(", "));

    /** @throws IllegalArgumentException with one line, if there is no step, or one is there twice */
    public Order {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("an order has one step at least, of " + STEPS);
        }
        if (steps.stream().distinct().count() < steps.size()) {
            throw new IllegalArgumentException("each step can be taken once, and not as in '" + words(steps) + "'");
        }
    }

    /**
     * Reads an order such as {@code of("patch", "client")}, or {@code of("patch client")}; commas may be there too.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    public static Order of(String... words) {
        return new Order(Arrays.stream(words).flatMap(word -> Stream.of(word.strip().split("[,\\s]+")))
            .filter(word -> !word.isEmpty()).map(Order::step).toList());
    }

    private static Step step(String word) {
        return Arrays.stream(Step.values()).filter(step -> step.word().equalsIgnoreCase(word)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no step; the steps are " + STEPS));
    }

    /**
     * Every order of all four steps: 24. A step that is left out needs no order of its own: it would come out as one
     * that is taken last, when the client has settled everything.
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

    /** The same order but for two steps, which change places; empty where they aren't neighbours here. */
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
        return steps.stream().map(Step::word).collect(Collectors.joining(" "));
    }
}
