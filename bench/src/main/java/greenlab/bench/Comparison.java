package greenlab.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What got slower than in an earlier report. A figure is judged by its ratios to its peers, each measured in the same
 * run, so that the speed of the machine doesn't matter.
 *
 * @param compared the number of figures that both reports have, with a peer in common
 */
record Comparison(int compared, List<Slower> slower) {
    /** A change that is no larger is noise; so is one that the rounds of the two reports don't confirm. */
    private static final double THRESHOLD = 1.15;
    /** The same for a peer that was measured once. */
    private static final double SINGLE_THRESHOLD = 1.3;

    /**
     * A figure that got slower.
     *
     * @param times how many times the earlier figure it takes, compared with the peers; the median of them
     */
    record Slower(String part, String what, String unit, double before, double after, double times,
                  List<String> peers) {
        String text() {
            return String.format(Locale.ROOT, "%s (%s): %.2f x as much as before, compared with %s; %s, before %s",
                what, part, times, String.join(", ", peers), BenchmarkRow.figure(after, unit),
                BenchmarkRow.figure(before, unit));
        }
    }

    /** The rows of one figure and one peer, from both reports. */
    private record RowPair(BenchmarkRow before, BenchmarkRow after) {
        /** Of a figure that takes more time, in comparison with the peer's, this is more than 1. */
        private double times() {
            return before.ratio() / after.ratio();
        }

        /** Above 1 for a change that is larger than noise. */
        private double excess() {
            boolean single = Math.min(before.ratios().size(), after.ratios().size()) == 1;
            return times() / (single ? SINGLE_THRESHOLD : THRESHOLD);
        }

        /** The smallest change between any two rounds. */
        private double leastTimes() {
            return before.ratios().stream().min(Double::compare).orElseThrow()
                / after.ratios().stream().max(Double::compare).orElseThrow();
        }
    }

    static Comparison of(BenchmarkReport before, BenchmarkReport after) {
        Map<List<String>, BenchmarkRow> earlier = before.rows().stream().filter(row -> row.ratio() != null)
            .collect(Collectors.toMap(Comparison::key, row -> row, (first, again) -> first));
        Map<String, List<RowPair>> figures = after.rows().stream()
            .filter(row -> row.ratio() != null && earlier.containsKey(key(row)))
            .map(row -> new RowPair(earlier.get(key(row)), row))
            .collect(Collectors.groupingBy(pair -> pair.after.part() + " " + pair.after.what(), LinkedHashMap::new,
                Collectors.toList()));
        List<Slower> slower = new ArrayList<>();
        figures.values().stream().filter(Comparison::isSlower).forEach(pairs -> slower.add(slower(pairs)));
        return new Comparison(figures.size(), slower);
    }

    private static List<String> key(BenchmarkRow row) {
        return List.of(row.part(), row.what(), row.peer());
    }

    private static boolean isSlower(List<RowPair> pairs) {
        return median(pairs, RowPair::excess) > 1 && median(pairs, RowPair::leastTimes) > 1;
    }

    private static double median(List<RowPair> pairs, Function<RowPair, Double> of) {
        return Rounds.median(pairs.stream().map(of).toList());
    }

    private static Slower slower(List<RowPair> pairs) {
        RowPair first = pairs.getFirst();
        return new Slower(first.after.part(), first.after.what(), first.after.unit(), first.before.ours(),
            first.after.ours(), median(pairs, RowPair::times), pairs.stream().map(pair -> pair.after.peer()).toList());
    }

    /** A line for each figure that got slower, or one line. */
    String text(Path before) {
        return slower.isEmpty() ? compared + (compared == 1 ? " figure is" : " figures are") + " not slower than in " + before
            : slower.stream().map(Slower::text).collect(Collectors.joining("\n"));
    }
}
