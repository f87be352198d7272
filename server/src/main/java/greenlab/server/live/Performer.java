package greenlab.server.live;

import greenlab.stages.House;
import greenlab.stages.Trials;
import greenlab.timeline.Run;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Runs scenarios, each in a JVM of its own, against one server. */
public final class Performer {
    private final Map<String, Trials> trials;

    /**
     * @param house whose stages are run
     * @param http the server's address for HTTP
     * @param https and that for HTTPS
     * @param truststore by which the server's certificate is verified
     * @param progress is told, in a line, of what takes long or turns out otherwise than asked
     */
    public Performer(House house, URI http, URI https, Path truststore, Consumer<String> progress) {
        trials = Map.of("http", new Trials(house, http, truststore, progress),
            "https", new Trials(house, https, truststore, progress));
    }

    /**
     * Runs a scenario to its end, on the calling thread; if that is interrupted, the JVM has ended when this returns.
     *
     * @param growing is told how the run stands, ten times a second
     * @return what there is to tell at the end
     * @throws IllegalStateException with one line that says what to do, if there is no JDK to run it on
     */
    Message perform(Scenario scenario, Consumer<Run> growing) throws IOException, InterruptedException {
        return switch (scenario) {
            case Scenario.OfStage stage -> stage(stage, trials.get(stage.proto()), growing);
            case Scenario.OfOrder order -> order(order, trials.get("https"), growing);
        };
    }

    private static Message stage(Scenario.OfStage asked, Trials trials, Consumer<Run> growing)
            throws IOException, InterruptedException {
        var trial = trials.trial(asked.stage(), asked.java(), asked.runtime().word(), asked.n(), asked.delay());
        return Message.done(trials.run(trial.with(asked.patch()), growing));
    }

    private static Message order(Scenario.OfOrder asked, Trials trials, Consumer<Run> growing)
            throws IOException, InterruptedException {
        var trial = trials.trial(asked.order(), asked.java(), asked.n(), asked.delay());
        return Message.done(trials.run(trial, growing));
    }
}
