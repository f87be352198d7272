package greenlab.bench;

import java.util.List;

/** Many who sleep at once: how late the last one is up, and what each takes in memory. */
final class Sleeping {
    private Sleeping() {}

    static List<Row> rows(Bench bench) {
        int n = bench.quick() ? 10_000 : 100_000;
        double time = bench.quick() ? 1 : 5;
        Least ours = new Least();
        Least theirs = new Least();
        for (int round = 1; round <= bench.rounds(); round++) {
            ours.add(bench.ours("Sleepers.java", n, time));
            bench.theirs("sleepers", n, time).ifPresent(theirs::add);
        }
        String what = n + " sleepers of " + Row.figure(time, "s");
        return List.of(
            Row.of(Part.SLEEPERS, what, "s", ours.of("seconds"), "gevent", theirs.of("seconds"),
                Goal.atMost(time + 0.5)),
            Row.of(Part.SLEEPERS, "memory of each", "bytes", ours.of("bytes"), "gevent", theirs.of("bytes"),
                Goal.atMost(2048)));
    }
}
