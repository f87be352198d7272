package greenlab.stages;

import greenlab.fetch.Event;
import greenlab.fetch.ReportLine;
import greenlab.fetch.RunSpec;
import greenlab.fetch.SocketReport;
import greenlab.run.Recorder;
import greenlab.run.Run;
import greenlab.run.RunJson;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One run in a child JVM: its report lines become a {@link Run}. The calling thread waits and can be interrupted. */
final class RunProcess {
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Recorder recorder;
    private final Consumer<Run> progress;
    private final Consumer<String> phases;
    private final HangDetector hang;
    private SocketReport sockets = SocketReport.NONE;
    private List<String> dump = List.of();
    private long firstEvent;
    private long drawn = System.nanoTime();

    private RunProcess(RunSpec spec, Consumer<Run> progress, Consumer<String> phases) {
        this.recorder = new Recorder(spec);
        this.hang = new HangDetector(spec);
        this.progress = progress;
        this.phases = phases;
    }

    /** A finished run, and the sockets that an order reports. */
    record Finished(Run run, SocketReport sockets) {}

    /**
     * Runs a command to its end. If its JVM ends early, the run has what was reported until then and has failed; if it
     * hangs, it is ended. If the calling thread is interrupted, the child ends.
     *
     * @param progress receives the run so far ten times a second, and the finished one, on the calling thread
     * @param phases receives the name of each phase that begins after the JVM's start
     */
    static Finished run(List<String> command, RunSpec spec, Consumer<Run> progress, Consumer<String> phases)
            throws IOException, InterruptedException {
        RunProcess process = new RunProcess(spec, progress, phases);
        Run run;
        try (ChildJvm child = ChildJvm.start(command)) {
            run = RunJson.rounded(process.follow(child));
        }
        progress.accept(run);
        return new Finished(run, process.sockets);
    }

    /** Reads up to the result, then waits for the JVM's end, at which a flight recording is written. */
    private Run follow(ChildJvm child) throws InterruptedException {
        progress.accept(recorder.snapshot());
        for (String text = next(child); text != ChildJvm.END; text = next(child)) {
            ReportLine line = ReportLine.parse(text);
            switch (line == null ? null : line.type()) {
                case null -> { } // output of a library
                case STARTED -> {
                    recorder.started(line.java());
                    phases.accept("Connecting");
                }
                case SOCKETS -> sockets = line.sockets();
                case EVENT -> add(line.event());
                case RESULT -> {
                    child.waitFor();
                    return recorder.finished(line.result());
                }
            }
        }
        if (!dump.isEmpty()) {
            return recorder.hung(dump);   // closing the child ends it
        }
        return recorder.broken("the run's JVM " + child.causeOfDeath());
    }

    private void add(Event event) {
        if (firstEvent == 0) {
            firstEvent = System.nanoTime();
            phases.accept("Running");
        }
        recorder.add(event);
        hang.happened(event);
    }

    /**
     * Waits for the next line; there is none if the run hangs. Progress is reported meanwhile, and also while lines
     * arrive faster than that.
     */
    private String next(ChildJvm child) throws InterruptedException {
        String line = null;
        while (line == null) {
            long untilRedraw = REDRAW_NANOS - (System.nanoTime() - drawn);
            line = child.nextLine(untilRedraw);
            if (untilRedraw <= 0) {
                progress.accept(recorder.snapshot(firstEvent == 0 ? 0 : (System.nanoTime() - firstEvent) / 1e9));
                dump = hang.dump(child, (System.nanoTime() - drawn) / 1e9);
                drawn = System.nanoTime();
            }
            line = dump.isEmpty() ? line : ChildJvm.END;
        }
        return line;
    }
}
