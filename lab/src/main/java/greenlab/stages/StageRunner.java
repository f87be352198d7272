package greenlab.stages;

import greenlab.fetch.FetchJob;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.run.Run;
import greenlab.server.DelayServer;
import greenlab.server.Keys;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs stages and orders against one delay server, each in a fresh JVM, since a JVM's patches can't all be undone. The
 * calling thread waits; when it is interrupted, the child ends. The consumers of progress receive the run so far ten
 * times a second, and at last the finished run.
 */
public final class StageRunner {
    private static final Consumer<String> NO_PHASES = phase -> { };

    private final Checkout checkout;
    private final URI http;
    private final URI https;
    private final Path truststore;
    private final Consumer<String> progress;
    private final Map<String, TargetJvm> jvms = new HashMap<>();

    /**
     * @param http the delay server's address for http
     * @param https and for https
     * @param truststore verifies its certificate
     * @param progress receives a line when something takes long or isn't as asked
     */
    public StageRunner(Checkout checkout, URI http, URI https, Path truststore, Consumer<String> progress) {
        this.checkout = checkout;
        this.http = http;
        this.https = https;
        this.truststore = truststore;
        this.progress = progress;
    }

    /** Runs them against a server in this JVM that has the checkout's keys. */
    public StageRunner(Checkout checkout, DelayServer server, Consumer<String> progress) {
        this(checkout, server.http(), server.https(), Keys.at(checkout.tls()).truststore(), progress);
    }

    /** Fetches a URL with no stage's environment, on this JVM's JDK. */
    public static Run fetch(FetchJob job, Consumer<Run> progress) throws IOException, InterruptedException {
        return RunProcess.run(StageCommandLine.of(job), job.spec(), progress, NO_PHASES).run();
    }

    /**
     * The JVM for a Java: its major version, or {@code 21*} for an emulated 21 even where a JDK 21 is installed. It is
     * found once, and better before a series of runs than in its midst.
     *
     * <p>Without a JDK 25, a later one is found for {@code 25}; {@link TargetJvm#java} is its own number.
     *
     * @throws IllegalArgumentException if it is older than 21 or not a version
     * @throws IllegalStateException with one line and a fix, if there is no such JDK
     */
    public synchronized TargetJvm jvm(String java) {
        return jvms.computeIfAbsent(java, asked -> TargetJvm.find(asked, checkout, progress));
    }

    /** Runs a stage. */
    public Run run(RunSpec spec, Consumer<Run> drawing) throws IOException, InterruptedException {
        return finished(spec, List.of(), drawing, NO_PHASES).run();
    }

    /** Runs an order. */
    public Outcome order(RunSpec spec, Consumer<Run> drawing) throws IOException, InterruptedException {
        return outcome(spec, finished(spec, List.of(), drawing, NO_PHASES));
    }

    /** Runs a stage with a flight recorder in its JVM; returns what it recorded. */
    public Profile profile(RunSpec spec, Consumer<Run> drawing) throws IOException, InterruptedException {
        try (FlightRecording recording = FlightRecording.prepare()) {
            return recording.profile(finished(spec, recording.flags(), drawing, NO_PHASES).run());
        }
    }

    static Outcome outcome(RunSpec spec, RunProcess.Finished finished) {
        return new Outcome(new Order(spec.order()), finished.run(), finished.sockets());
    }

    /** @param phases receives the name of each phase as it begins */
    RunProcess.Finished finished(RunSpec spec, List<String> flags, Consumer<Run> drawing, Consumer<String> phases)
            throws IOException, InterruptedException {
        phases.accept("Preparing the environment");
        TargetJvm jvm = jvm(spec.emulated() ? spec.java() + "*" : spec.java());
        RunSpec resolved = spec.on("" + jvm.java(), jvm.emulated());
        URI server = spec.proto() == Proto.https ? https : http;
        FetchJob job = new FetchJob(resolved, server.toString(), truststore.toString(), true);
        prepare(jvm);
        List<String> command = StageCommandLine.of(checkout, job, jvm, flags);
        phases.accept("Starting a JVM");
        return RunProcess.run(command, resolved, drawing, phases);
    }

    /** Makes the JDK's archive, unless an earlier run of this build has. */
    private void prepare(TargetJvm jvm) throws InterruptedException {
        ClassArchive archive = ClassArchive.of(jvm.jdk());
        if (archive.isMissingIn(checkout.root())) {
            RunSpec spec = RunSpec.ofStage(1, "" + jvm.java(), RuntimeName.GREEN, Proto.https, 1, 0.001);
            archive.write(new FetchJob(spec, https.toString(), truststore.toString(), true));
        }
    }
}
