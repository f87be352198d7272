package greenlab.stages;

import greenlab.fetch.RuntimeName;
import greenlab.timeline.Run;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs stages against one delay server, as often as asked: what a notebook holds on to. Each run has a fresh JVM; the
 * calling thread waits for it, and ends it when it is interrupted.
 */
public final class Trials {
    private final House house;
    private final URI server;
    private final Path truststore;
    private final Boxes boxes;
    private final Map<Integer, Box> known = new HashMap<>();

    /**
     * @param server the delay server's address, whose scheme says http or https
     * @param truststore by which its certificate is verified
     * @param progress is told, in a line, of what takes long or turns out otherwise than asked
     */
    public Trials(House house, URI server, Path truststore, Consumer<String> progress) {
        this.house = house;
        this.server = server;
        this.truststore = truststore;
        this.boxes = new Boxes(house, progress);
    }

    /** Runs a stage with its patch, if it has one, applied in full. See {@link #run(Trial, Consumer)}. */
    public Run run(int stage, int java, String runtime, int n, double delay, Consumer<Run> growing)
            throws IOException, InterruptedException {
        return run(trial(stage, java, runtime, n, delay), growing);
    }

    /** The trial that {@link #run(int, int, String, int, double, Consumer)} would run. */
    public Trial trial(int stage, int java, String runtime, int n, double delay)
            throws IOException, InterruptedException {
        RuntimeName name = RuntimeName.valueOf(runtime.toUpperCase(Locale.ROOT));
        return new Trial(Stage.number(stage), box(java), name, server, truststore, n, delay, Patch.FULL);
    }

    /**
     * Runs a trial.
     *
     * @param growing is told how the run stands while it lasts, and at last the finished run
     */
    public Run run(Trial trial, Consumer<Run> growing) throws IOException, InterruptedException {
        Run run = StageProcess.run(house, trial, growing);
        growing.accept(run);
        return run;
    }

    /** The trial of an order, such as {@code Order.of("patch", "client")}. */
    public OrderTrial trial(Order order, int java, int n, double delay) throws IOException, InterruptedException {
        return new OrderTrial(order, box(java), server, truststore, n, delay);
    }

    /**
     * Tries an order.
     *
     * @param growing is told how the run stands while it lasts, and at last the finished run
     */
    public Outcome run(OrderTrial trial, Consumer<Run> growing) throws IOException, InterruptedException {
        Outcome outcome = StageProcess.run(house, trial, growing);
        growing.accept(outcome.run());
        return outcome;
    }

    /** Runs a trial as {@link #run(Trial, Consumer)} does, with a flight recorder in its JVM. */
    public Profile profile(Trial trial, Consumer<Run> growing) throws IOException, InterruptedException {
        Profile profile = StageProcess.profile(house, trial, growing);
        growing.accept(profile.run());
        return profile;
    }

    private synchronized Box box(int java) throws IOException, InterruptedException {
        Box box = known.get(java);
        if (box == null) {
            box = boxes.of("" + java);
            known.put(java, box);
        }
        return box;
    }
}
