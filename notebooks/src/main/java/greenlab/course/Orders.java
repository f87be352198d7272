package greenlab.course;

import greenlab.fetch.RunSpec;
import greenlab.fetch.Step;
import greenlab.stages.Order;
import greenlab.stages.Outcome;
import greenlab.stages.Outcomes;
import greenlab.stages.StageRunner;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs orders of patches, each in a fresh JVM, and collects the outcomes of those on Java 25. */
public final class Orders {
    private final StageRunner runner;
    private final CellDisplay display;
    private final int n;
    private final double delay;
    private final Map<Order, Outcome> tried = new LinkedHashMap<>();

    Orders(StageRunner runner, CellDisplay display, int n, double delay) {
        this.runner = runner;
        this.display = display;
        this.n = n;
        this.delay = delay;
    }

    /** Runs an order on Java 25, such as {@code run("patch client provider")}. See {@link #run(String, int)}. */
    public Outcome run(String steps) throws IOException, InterruptedException {
        Outcome outcome = run(steps, 25);
        tried.put(outcome.order(), outcome);
        return outcome;
    }

    /**
     * Performs the steps in a fresh JVM, draws its fetches, and prints which sockets they used. If TLS doesn't
     * work afterwards, nothing is thrown: that is an outcome, too.
     *
     * @param java 21 or 25
     */
    public Outcome run(String steps, int java) throws IOException, InterruptedException {
        RunSpec spec = RunSpec.ofOrder(Order.of(steps).steps(), "" + java, n, delay);
        Outcome outcome = runner.order(spec, display.picture());
        display.svg(OrderPicture.of(outcome));
        System.out.println(outcome);
        return outcome;
    }

    /** The outcomes so far on Java 25, the last one of each order. */
    public Outcomes tried() {
        return new Outcomes(List.copyOf(tried.values()));
    }
}
