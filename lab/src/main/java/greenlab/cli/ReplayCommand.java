package greenlab.cli;

import greenlab.render.LiveView;
import greenlab.render.SvgTimeline;
import greenlab.render.Terminal;
import greenlab.run.Replay;
import greenlab.run.Run;
import greenlab.stages.Outcome;
import greenlab.stages.Outcomes;
import greenlab.stages.SavedRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: prints saved runs as their command did; in a terminal, draws them at their original speed. */
@Command(name = "replay", sortOptions = false,
    description = {"Replays saved runs in the terminal, and prints what their command printed.",
        "The file was written by --save of stage, fetch or order."},
    footer = {"", "Example: a recorded run at ten times its speed:",
        "  jbang replay slides/runs/slow-10.json --speed 10 --trace"})
public final class ReplayCommand implements Subcommand {
    private static final long PERIOD_MILLIS = 50;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The saved runs.")
    private Path file;

    private double speed = 1;

    @Option(names = "--svg", paramLabel = "FILE",
        description = "Also draw the run as SVG; with several runs, each file name gets a number.")
    private Path svg;

    @Mixin
    private ReportOptions options;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = "--speed", paramLabel = "TIMES", defaultValue = "1",
        description = "Factor by which to speed it up (default: ${DEFAULT-VALUE}).")
    void setSpeed(double times) {
        if (!(times > 0)) {
            throw new ParameterException(spec.commandLine(), "--speed must be > 0, was " + times);
        }
        speed = times;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SavedRuns saved = SavedRuns.read(file);
        draw(saved.runs());
        play(saved);
        System.out.println(options.json() ? Files.readString(file).strip() : report(saved));
        return Cli.SUCCESS;
    }

    private String report(SavedRuns saved) {
        List<Outcome> outcomes = saved.outcomes();
        if (outcomes.isEmpty()) {
            return StageReport.of(saved.runs()).text(saved.runs(), options, Ansi.AUTO.enabled());
        }
        return outcomes.size() > 1 ? Outcomes.of(outcomes).text() : RunReport.of(outcomes.getFirst(), options);
    }

    private void play(SavedRuns saved) throws InterruptedException {
        try (LiveView view = new LiveView(Terminal.ofThisProcess(), System.err)) {
            StageReport report = StageReport.of(saved.runs());
            List<Run> known = new ArrayList<>();
            for (Run run : view.isLive() ? saved.runs() : List.<Run>of()) {
                known.add(run);
                play(run, report, known, view);
            }
        }
    }

    private void play(Run run, StageReport report, List<Run> known, LiveView view) throws InterruptedException {
        long start = System.nanoTime();
        for (double t = 0; t < run.seconds(); t = (System.nanoTime() - start) / 1e9 * speed) {
            known.set(known.size() - 1, Replay.at(run, t));
            boolean tabled = report.stages().size() * report.columns().size() > 1;
            view.draw(tabled ? report.table(known).text(true) : List.of(), known.getLast());
            Thread.sleep(PERIOD_MILLIS);
        }
        known.set(known.size() - 1, run);
    }

    private void draw(List<Run> runs) throws IOException {
        for (int i = 0; i < runs.size() && svg != null; i++) {
            String name = svg.getFileName().toString();
            String numbered = name.replaceFirst("(\\.[^.]*)?$", "-" + (i + 1) + "$1");
            Files.writeString(runs.size() == 1 ? svg : svg.resolveSibling(numbered), SvgTimeline.of(runs.get(i)));
        }
    }
}
