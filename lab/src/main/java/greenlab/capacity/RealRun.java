package greenlab.capacity;

import greenlab.capacity.Tally.What;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A scenario for real, in as many seconds as it lasts: a small server in a JVM of its own, users in this one. Keep it
 * small: one machine does both.
 */
public final class RealRun {
    private static final int WARM_UPS = 20;

    private final Scenario scenario;
    private final Serving serving;
    private final Tally tally;
    private RealUsers users;
    private Status first;
    private Status last;
    private int threads;

    private RealRun(Scenario scenario, Serving serving) {
        this.scenario = scenario;
        this.serving = serving;
        this.tally = new Tally(scenario);
    }

    /** Runs it; the calling thread waits. Interrupted, it leaves no process and no user behind. */
    public static Outcome run(Scenario scenario, Serving serving) throws IOException, InterruptedException {
        return run(scenario, serving, growing -> { });
    }

    /**
     * The same.
     *
     * @param growing is told after each step what came of it so far, on the calling thread
     * @throws IOException if the server's JVM can't be started, or dies
     */
    public static Outcome run(Scenario scenario, Serving serving, Consumer<Outcome> growing)
            throws IOException, InterruptedException {
        return run(scenario, serving, () -> { }, growing);
    }

    /** What is waited for before the users come. */
    interface Gate {
        void pass() throws InterruptedException;
    }

    /** The same; when the server is warm, the users wait at the gate. */
    static Outcome run(Scenario scenario, Serving serving, Gate gate, Consumer<Outcome> growing)
            throws IOException, InterruptedException {
        return new RealRun(scenario, serving).run(gate, growing);
    }

    private Outcome run(Gate gate, Consumer<Outcome> growing) throws IOException, InterruptedException {
        try (var server = ServerProcess.start(serving, scenario, this::hear)) {
            RealUsers.warmUp(server.port(), WARM_UPS);
            gate.pass();
            try (var coming = new RealUsers(scenario, server.port(), tally)) {
                begin(coming);
                for (int step = 1; step <= scenario.steps(); step++) {
                    double end = Math.min(scenario.seconds(), step * scenario.step());
                    Thread.sleep(Math.max(0, Math.round((end - coming.now()) * 1000)));
                    growing.accept(tally.soFar(serving.word(), step));
                }
            }
            if (!server.isAlive()) {
                throw new IOException("the small server's JVM died while it served: " + server.lastWords());
            }
            return tally.outcome(serving.word(), cost());
        }
    }

    private synchronized void begin(RealUsers coming) {
        users = coming;
        users.come();
    }

    /** Called by the thread that reads what the server tells. */
    private synchronized void hear(Status now) {
        if (users != null) {
            double t = users.now();
            tally.state(t, now.busy(), now.queued());
            tally.add(t, What.FINISHED, last == null ? now.finished() : now.finished() - last.finished());
            threads = Math.max(threads, now.threads());
            first = first == null ? now : first;
            last = now;
        }
    }

    private synchronized Cost cost() {
        return last == null ? new Cost(0, 0) : new Cost(threads, (last.cpuMillis() - first.cpuMillis()) / 1000.0);
    }
}
