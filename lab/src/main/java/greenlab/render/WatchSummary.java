package greenlab.render;

import greenlab.probe.Finding;
import greenlab.probe.WatchStatus;
import greenlab.run.BlockGroup;
import greenlab.run.WatchReport;
import greenlab.run.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code watch} saw, in words. */
public final class WatchSummary {
    private static final int SHOWN_LIVE = 4;
    private static final String INDENT = "   ";
    /** A pause that is worth a sentence, as a part of the time watched. */
    private static final double LONG_PAUSES = 0.02;

    private WatchSummary() {}

    /** One block, in a line. */
    public static String line(Finding one) {
        return String.format(Locale.ROOT, "%8.2f s  ", one.t()) + RunSummary.oneLine(one.line());
    }

    /** The whole report, as lines. */
    public static List<String> text(WatchReport report) {
        List<String> lines = new ArrayList<>(List.of(title(report)));
        lines.add(result(report));
        int number = 0;
        for (BlockGroup group : report.groups()) {
            lines.addAll(group(group, ++number));
            lines.addAll(hint(group));
        }
        lines.addAll(witnesses(report));
        report.stalls().forEach(stall -> lines.addAll(RunSummary.wrap(RunSummary.oneLine(stall), Terminal.WIDTH)));
        if (!report.queues().isEmpty()) {
            lines.add("Waiting at the end, for a pool or for work:");
            report.queues().stream().limit(SHOWN_LIVE)
                .forEach(queue -> lines.add("   " + RunSummary.oneLine(queue)));
        }
        if (report.paused() > LONG_PAUSES * report.seconds()) {
            lines.add("The sampler was late for " + RunSummary.seconds(report.paused())
                + " in all: garbage collection, or a busy machine.");
        }
        return lines;
    }

    /** The report and its lanes. */
    public static List<String> report(WatchReport report, int width) {
        List<String> lines = text(report);
        if (!report.findings().isEmpty()) {
            lines.add("");
            lines.addAll(WatchLanes.text(report, width));
        }
        return lines;
    }

    /** A report in progress, for a terminal. */
    public static List<String> live(WatchReport report, WatchStatus now) {
        List<String> lines = new ArrayList<>(List.of(title(report)));
        lines.add("Now: %d of %d carriers mounted, %d blocked; %d virtual threads wait for a carrier".formatted(
            now.mounted(), now.carriers(), now.blocked().size(), now.runnable())
            + (now.threads() == 0 ? "" : "; %d threads watched".formatted(now.threads())));
        lines.add(result(report));
        for (int i = 0; i < Math.min(SHOWN_LIVE, report.groups().size()); i++) {
            lines.addAll(group(report.groups().get(i), i + 1));
        }
        return lines;
    }

    private static String title(WatchReport report) {
        return "PID " + report.pid() + " " + RunSummary.oneLine(report.main()) + ", Java " + report.java()
            + ", watched for " + RunSummary.seconds(report.seconds());
    }

    private static String result(WatchReport report) {
        String threshold = RunSummary.number(report.threshold()) + " s";
        if (report.findings().isEmpty()) {
            return "Nothing was blocked for longer than " + threshold + ".";
        }
        return RunSummary.count(report.findings().size(), "block", "blocks") + " of " + threshold + " or more, in all "
            + RunSummary.seconds(report.findings().stream().mapToDouble(Finding::seconds).sum()) + ":";
    }

    private static List<String> group(BlockGroup group, int number) {
        List<String> lines = new ArrayList<>(List.of("", number + "  " + RunSummary.seconds(group.seconds()) + ", "
            + (group.times() == 1 ? "once" : group.times() + " times, longest " + RunSummary.seconds(group.longest()))
            + ": " + group.kind().words()));
        lines.add("   in " + RunSummary.oneLine(group.frame()));
        if (group.call() != null && !group.call().startsWith(group.frame() + "(")) {
            lines.add("   called by " + RunSummary.oneLine(group.call()));
        }
        if (group.starved() > 0) {
            lines.add("   virtual threads starved: up to " + group.starved());
        }
        if (group.allBlocked()) {
            lines.add("   all carriers were blocked at once");
        }
        return lines;
    }

    private static List<String> hint(BlockGroup group) {
        List<String> lines = new ArrayList<>();
        if (group.hint() != null) {
            RunSummary.wrap("hint: " + RunSummary.oneLine(group.hint()), Terminal.WIDTH - INDENT.length())
                .forEach(line -> lines.add(INDENT + line));
            lines.add(INDENT + "source: " + RunSummary.oneLine(group.source()));
        }
        return lines;
    }

    /** What other tools report about the blocks: a row for each group, with its number. */
    public static Table table(WatchReport report) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("", "pinned event", "samples", "vthread_scheduler",
            "dump_to_file", "state")));
        for (Witness one : report.witnesses()) {
            rows.add(List.of("" + rows.size(), one.pinned(), one.samples(), one.scheduler(), one.dump(), one.state()));
        }
        return Table.of(rows);
    }

    private static List<String> witnesses(WatchReport report) {
        if (report.witnesses().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("", "What the JDK's own tools said of the same blocks:"));
        lines.addAll(table(report).text());
        for (int i = 0; i < report.witnesses().size(); i++) {
            if (report.witnesses().get(i).reason() != null) {
                lines.add(i + 1 + "  pinned, says the event, because of: " + report.witnesses().get(i).reason());
            }
        }
        return lines;
    }
}
