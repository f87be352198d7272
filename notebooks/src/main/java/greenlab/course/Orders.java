package greenlab.course;

import greenlab.fetch.RunSpec;
import greenlab.stages.Order;
import greenlab.stages.Outcome;
import greenlab.stages.Outcomes;
import greenlab.stages.StageRunner;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The orders that a notebook tries, each in a fresh JVM, and what came of those that ran on Java 25. */
public final class Orders {
    private final StageRunner runner;
    private final Screen screen;
    private final int n;
    private final double delay;
    private final Map<Order, Outcome> tried = new LinkedHashMap<>();

    Orders(StageRunner runner, Screen screen, int n, double delay) {
        this.runner = runner;
        this.screen = screen;
        this.n = n;
        this.delay = delay;
    }

    /** Tries an order on Java 25, such as {@code run("patch client provider")}. See {@link #run(String, int)}. */
    public Outcome run(String steps) throws IOException, InterruptedException {
        Outcome outcome = run(steps, 25);
        tried.put(outcome.order(), outcome);
        return outcome;
    }

    /**
     * Takes the steps in a fresh JVM, draws what it then fetches, and says who holds which socket. Nothing is thrown
     * where TLS doesn't work afterwards: that is an outcome like others.
     *
     * @param java 21 or 25
     */
    public Outcome run(String steps, int java) throws IOException, InterruptedException {
        Outcome outcome = runner.order(RunSpec.ofOrder(Order.of(steps).steps(), "" + java, n, delay), screen.picture());
        screen.svg(OrderPicture.of(outcome));
        System.out.println(outcome);
        return outcome;
    }

    /** What was tried so far on Java 25, the last try of each order. */
    public Outcomes tried() {
        return Outcomes.of(tried.values());
    }
}
