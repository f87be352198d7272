package greenlab.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The parts that {@code --only} selects. */
public enum BenchmarkPart {
    START(StartBenchmark::rows),
    FETCHES(FetchBenchmark::rows),
    GROWTH(GrowthBenchmark::rows),
    SERVERS(ServerBenchmark::rows),
    SWITCH(GreenletBenchmarks::switches),
    SLEEP(GreenletBenchmarks::sleeps),
    SLEEPERS(GreenletBenchmarks::sleepers),
    JDKS(JdkBenchmark::rows);

    private final Function<Bench, List<BenchmarkRow>> rows;

    BenchmarkPart(Function<Bench, List<BenchmarkRow>> rows) {
        this.rows = rows;
    }

    List<BenchmarkRow> rows(Bench bench) {
        return rows.apply(bench);
    }

    /** The name on the command line and in the JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
