package greenlab.stages;

import greenlab.fetch.FetchJob;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.run.Run;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs stages and orders against one delay server, each in a fresh JVM, since a JVM's patches can't all be undone. The
 * calling thread waits; when it is interrupted, the child ends. The consumers of progress receive the run so far ten
 * times a second, and at last the finished run.
 */
public final class StageRunner {
    private final Checkout checkout;
    private final URI http;
    private final URI https;
    private final Path truststore;
    private final TargetJvms jvms;

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
        this.jvms = new TargetJvms(checkout, progress);
    }

    /** Fetches a URL with no stage's environment, on this JVM's JDK. */
    public static Run fetch(FetchJob job, Consumer<Run> progress) throws IOException, InterruptedException {
        Run run = RunProcess.run(StageCommandLine.ofFetches(), job, progress).run();
        progress.accept(run);
        return run;
    }

    /** Resolves a Java, as {@link TargetJvms#of} does: before a series of runs, rather than in its midst. */
    public TargetJvm jvm(String java) throws IOException, InterruptedException {
        return jvms.of(java);
    }

    /** Runs a stage. */
    public Run run(RunSpec spec, Consumer<Run> progress) throws IOException, InterruptedException {
        Run run = finished(spec, List.of(), progress).run();
        progress.accept(run);
        return run;
    }

    /** Runs an order. */
    public Outcome order(RunSpec spec, Consumer<Run> progress) throws IOException, InterruptedException {
        RunProcess.Finished finished = finished(spec, List.of(), progress);
        progress.accept(finished.run());
        return new Outcome(new Order(spec.order()), finished.run(), finished.sockets());
    }

    /** Runs a stage with a flight recorder in its JVM; returns what it recorded. */
    public Profile profile(RunSpec spec, Consumer<Run> progress) throws IOException, InterruptedException {
        try (FlightRecording recording = FlightRecording.prepare()) {
            Run run = finished(spec, recording.flags(), progress).run();
            progress.accept(run);
            return recording.profile(run);
        }
    }

    private RunProcess.Finished finished(RunSpec spec, List<String> flags, Consumer<Run> progress)
            throws IOException, InterruptedException {
        TargetJvm jvm = jvms.of(spec.emulated() ? spec.java() + "*" : spec.java());
        RunSpec resolved = spec.on("" + jvm.java(), jvm.emulated());
        URI server = spec.proto() == Proto.https ? https : http;
        FetchJob job = new FetchJob(resolved, server.toString(), truststore.toString(), true);
        return RunProcess.run(StageCommandLine.of(checkout, resolved, jvm, flags), job, progress);
    }
}
