package greenlab.bench;

import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}: measures part after part, or shows what was measured before. */
@Command(name = "bench", sortOptions = false,
    description = "Measures this kit beside what its users would pick instead.",
    footer = {"", "Each figure comes from a fresh process. Of three rounds the best one counts, of",
        "ab's seven the middle one.",
        "A ratio is theirs : ours, so that more is better for us. Who can't be had is",
        "left out, and stderr says why. Each fetch checks its status, reads its body and",
        "over https verifies the server; one before the clock starts doesn't count.",
        "Ten thousand delays at once are of 5 s each, opened evenly within 4 s.", "",
        "Example: the table and the picture of a README, from one run:",
        "  jbang bench --save bench.json --chart bench.svg --markdown",
        "  jbang bench --from bench.json --markdown"})
public final class BenchCommand implements Subcommand {
    @Option(names = "--only", paramLabel = "PART", split = ",",
        description = "Some of ${COMPLETION-CANDIDATES} (default: all).")
    private List<Part> parts = List.of(Part.values());

    @Option(names = "--quick", description = "A minute, not a quarter of an hour: fewer, and once. For a first look.")
    private boolean quick;

    @Option(names = "--from", paramLabel = "FILE", description = "Measure nothing: show what --save wrote.")
    private Path from;

    @Option(names = "--save", paramLabel = "FILE", description = "Write the figures there, as JSON.")
    private Path save;

    @Option(names = "--chart", paramLabel = "FILE", description = "Draw the fetches there, as SVG.")
    private Path chart;

    @Option(names = "--markdown", description = "Print the tables in Markdown.")
    private boolean markdown;

    @Option(names = "--json", description = "Print one JSON document, and nothing else.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        Report report = from == null ? measured() : saved();
        if (save != null) {
            Files.writeString(save, report.json() + "\n");
        }
        if (chart != null) {
            Files.writeString(chart, FetchChart.of(report));
        }
        System.out.println(json ? report.json() : markdown ? report.markdown() : report.text());
        return Cli.SUCCESS;
    }

    private Report measured() {
        Machine machine = Machine.now("./jbang bench" + (quick ? " --quick" : "") + (parts.size() == Part.values().length
            ? "" : " --only " + parts.stream().map(Part::toString).collect(Collectors.joining(","))));
        return new Report(machine, quick, Bench.in(Checkout.find(), quick).measure(parts));
    }

    private Report saved() throws IOException {
        Report report = Report.from(Files.readString(from));
        if (report == null) {
            throw new Cli.Failure(from + " is not what bench --save writes");
        }
        return report;
    }
}
