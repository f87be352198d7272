package greenlab.cli;

import greenlab.render.StatusTable;
import greenlab.render.SvgTimeline;
import greenlab.render.Terminal;
import greenlab.render.WatchLanes;
import greenlab.render.WatchSummary;
import greenlab.run.Recorder;
import greenlab.run.Run;
import greenlab.run.WatchReport;
import greenlab.stages.SavedRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: prints saved runs as their command did; in a terminal, draws them at their original speed. */
@Command(name = "replay", sortOptions = false,
    description = {"Replays saved runs in the terminal, and prints what their command printed.",
        "The file was written by --save of stage, fetch, order or watch."},
    footer = {"", "Example: a recorded run at ten times its speed:",
        "  jbang replay slides/runs/slow-10.json --speed 10 --trace"})
public final class ReplayCommand implements Subcommand {
    private static final long PERIOD_MILLIS = 50;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The saved runs.")
    private Path file;

    @Option(names = "--svg", paramLabel = "FILE",
        description = "Also draw the run as SVG; with several runs, each file name gets a number.")
    private Path svg;

    @Mixin
    private ReportOptions options;

    @Option(names = "--speed", paramLabel = "TIMES", defaultValue = "1",
        description = "Factor by which to speed it up (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(speed > 0)) {
            throw new ParameterException(spec.commandLine(), "--speed must be > 0, was " + speed);
        }
        String text = SavedRuns.text(file);
        if (WatchReport.isIn(text)) {
            return show(report(text));
        }
        SavedRuns saved = SavedRuns.read(file, text);
        draw(saved.runs());
        StatusTable table = StatusTable.of(saved.runs());
        play(table);
        System.out.println(options.json ? Cli.visible(saved.json())
            : saved.outcomes().isEmpty() ? options.text(table, Map.of()) : options.text(saved.outcomes()));
        return Cli.SUCCESS;
    }

    private WatchReport report(String text) {
        try {
            return WatchReport.of(text);
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException(file + " was not written by --save: " + other.getMessage(), other);
        }
    }

    /** A report of {@code watch} is drawn at once: it may be hours long. */
    private int show(WatchReport report) throws IOException {
        if (svg != null) {
            Cli.write(svg, WatchLanes.svg(report));
        }
        if (options.json) {
            System.out.println(Cli.visible(report.json()));
        } else {
            WatchSummary.report(report, Terminal.WIDTH).forEach(System.out::println);
        }
        return Cli.SUCCESS;
    }

    private void play(StatusTable table) throws InterruptedException {
        try (Terminal view = Terminal.ofThisProcess()) {
            for (int played = 0; view.live() && played < table.runs().size(); played++) {
                play(table, played, view);
            }
        }
    }

    /** Draws one run, below the table of those already played. */
    private void play(StatusTable table, int played, Terminal view) throws InterruptedException {
        Run run = table.runs().get(played);
        boolean tabled = table.stages().size() * table.columns().size() > 1;
        long start = System.nanoTime();
        for (double t = 0; t < run.seconds(); t = (System.nanoTime() - start) / 1e9 * speed) {
            List<Run> known = new ArrayList<>(table.runs().subList(0, played));
            known.add(Recorder.replay(run, t));
            view.draw(tabled ? table.with(known).text(true) : List.of(), known.getLast());
            Thread.sleep(PERIOD_MILLIS);
        }
    }

    private void draw(List<Run> runs) throws IOException {
        for (int i = 0; i < runs.size() && svg != null; i++) {
            String numbered = svg.toString().replaceFirst("(\\.[^./]*)?$", "-" + (i + 1) + "$1");
            Cli.write(runs.size() == 1 ? svg : Path.of(numbered), SvgTimeline.of(runs.get(i)));
        }
    }
}
