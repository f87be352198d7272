package greenlab.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What can be measured by itself. To measure more, add rows to a part, or a part. */
public enum Part {
    FETCHES(Fetching::rows),
    SERVERS(Serving::rows),
    SWITCH(Turns::switches),
    SLEEP(Turns::sleeps),
    SLEEPERS(Sleeping::rows);

    private final Function<Bench, List<Row>> rows;

    Part(Function<Bench, List<Row>> rows) {
        this.rows = rows;
    }

    List<Row> rows(Bench bench) {
        return rows.apply(bench);
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
