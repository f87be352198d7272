package greenlab.bench;

import java.util.Arrays;
import java.util.List;

/** What it costs that greenlets take turns: nanoseconds, by JMH, beside the bare primitive and Python's. */
final class Turns {
    private static final String[] THOROUGH = {"-f", "1", "-wi", "10", "-w", "200ms", "-i", "20", "-r", "200ms"};
    private static final String[] QUICK = {"-f", "1", "-wi", "5", "-w", "100ms", "-i", "5", "-r", "100ms"};

    private final Least ours = new Least();
    private final Least theirs = new Least();

    private Turns(Bench bench, String benchmarks, String peers) {
        for (int round = 1; round <= bench.rounds(); round++) {
            ours.add(bench.ours("Switches.java", words(benchmarks, bench.quick())));
            bench.theirs(peers, bench.quick() ? 3 : 20).ifPresent(theirs::add);
        }
    }

    private static Object[] words(String benchmarks, boolean quick) {
        String[] how = quick ? QUICK : THOROUGH;
        Object[] words = Arrays.copyOf(how, how.length + 1, Object[].class);
        words[how.length] = benchmarks;
        return words;
    }

    static List<Row> switches(Bench bench) {
        Turns turns = new Turns(bench, "bare|switchTo", "switch");
        double pair = turns.ours.of("switchTo");
        return List.of(
            Row.of(Part.SWITCH, "switch pair", "ns", pair, "bare Continuation", turns.ours.of("bare"),
                Goal.timesTheirs(1.3)),
            Row.of(Part.SWITCH, "switch pair", "ns", pair, "greenlet", turns.theirs.of("nanos"),
                Goal.timesFaster(3)));
    }

    static List<Row> sleeps(Bench bench) {
        Turns turns = new Turns(bench, "Switches.sleep", "sleep");
        return List.of(Row.of(Part.SLEEP, "sleep(0)", "ns", turns.ours.of("sleep"), "gevent", turns.theirs.of("nanos"),
            Goal.timesFaster(5)));
    }
}
