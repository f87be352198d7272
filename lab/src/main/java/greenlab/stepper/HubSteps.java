package greenlab.stepper;

import com.google.gson.Gson;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run of notebook 02's hub, step by step: two greenlets that fetch, and one that sleeps.
 *
 * @param java the version of Java that ran it
 * @param code the hub's lines
 * @param steps the lines that ran, in order, with the hub's state after each
 */
public record HubSteps(String java, List<String> code, List<State> steps) {

    /**
     * The hub after a line.
     *
     * @param kind what the line does, such as {@code SUSPEND}
     * @param line the line's number, from 1
     * @param t seconds since the start
     * @param says a sentence for the reader
     * @param queue the run queue's greenlets, the head first
     * @param timers each timer's greenlet, and when it is due, in seconds since the start
     * @param selector the greenlets that wait for their sockets
     * @param running the greenlet on the thread; null while the hub runs
     * @param hub the frames of the program and the hub on the thread, the outermost first
     * @param stacks the frames of each greenlet that has started and not ended, the outermost first
     * @param ended the greenlets that have ended
     * @param printed what has been printed so far
     */
    public record State(String kind, int line, double t, String says, List<String> queue, Map<String, Double> timers,
                        List<String> selector, String running, List<String> hub, Map<String, List<String>> stacks,
                        List<String> ended, List<String> printed) {}

    /**
     * Runs the hub of the checkout's notebook, as it is saved, against a delay server: twice, because the first run
     * loads classes. Takes some seconds. The JVM needs {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}.
     *
     * @throws IllegalStateException if the notebook's cells don't compile or the run fails
     */
    public static HubSteps record(Checkout checkout, URI server) throws IOException {
        CellProgram program = CellProgram.read(checkout);
        new StepRecorder(program.code()).run(program, server);
        return new HubSteps(Runtime.version().toString().replaceFirst("[+-].*", ""), program.code(),
            new StepRecorder(program.code()).run(program, server));
    }

    /** Reads what {@link #json} returned. */
    public static HubSteps parse(String json) {
        return new Gson().fromJson(json, HubSteps.class);
    }

    /** As JSON, with one line for each step. A script element can contain it, because Gson escapes {@code <}. */
    public String json() {
        Gson gson = new Gson();
        return "{\"java\":" + gson.toJson(java) + ",\"code\":" + gson.toJson(code) + ",\"steps\":[\n"
            + steps.stream().map(gson::toJson).collect(Collectors.joining(",\n")) + "\n]}\n";
    }
}
