package greenlab.bench;

import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: runs the benchmarks, or shows a saved report. */
@Command(name = "bench", sortOptions = false,
    description = "Benchmarks greenlab and compares it with alternatives: fetch clients, servers, switches.",
    footer = {"", "Each figure comes from a fresh process. Rounds alternate between clients; the",
        "median counts. A ratio is theirs / ours: more is better for greenlab. A goal for",
        "a ratio is met within 2 %%. Unavailable peers are left out, with a message on",
        "stderr. Fetches check status, body and, over HTTPS, the certificate; a warm-up",
        "fetch isn't counted.", "",
        "Example: the tables and a chart of docs/benchmarks.md; what got slower since:",
        "  jbang bench --save bench.json --chart bench.svg --markdown",
        "  jbang bench --compare bench.json"})
public final class BenchCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Option(names = "--only", paramLabel = "PART", split = ",",
        description = "Some of ${COMPLETION-CANDIDATES} (default: all).")
    private List<BenchmarkPart> parts = List.of(BenchmarkPart.values());

    @Option(names = "--java", paramLabel = "VERSION", split = ",", defaultValue = "25,21,27",
        description = "JDKs that the part jdks compares, the first with each other one (default: ${DEFAULT-VALUE}).")
    private List<Integer> javas;

    @Option(names = "--quick", description = "One round with less work: a minute or two instead of seven.")
    private boolean quick;

    @Option(names = "--from", paramLabel = "FILE", description = "Measure nothing; show a report saved by --save.")
    private Path from;

    @Option(names = "--compare", paramLabel = "FILE",
        description = "Print only what got slower than in a report saved by --save, relative to the peers of each"
            + " report: by more than 15 %%, or 30 %% if measured once, and in all rounds. Exit code 1 if something"
            + " did.")
    private Path compare;

    @Option(names = "--save", paramLabel = "FILE", description = "Write the report to this file, as JSON.")
    private Path save;

    @Option(names = "--chart", paramLabel = "FILE", description = "Write a chart of the fetches to this file, as SVG.")
    private Path chart;

    @Option(names = "--growth-chart", paramLabel = "FILE",
        description = "Write a chart of what each of n fetches costs to this file, as SVG.")
    private Path growthChart;

    @Option(names = "--markdown", description = "Print the tables in Markdown.")
    private boolean markdown;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        // errors are reported before measuring
        if (from != null && Stream.of("--only", "--java", "--quick").anyMatch(this::isGiven)) {
            throw new ParameterException(spec.commandLine(), "--from measures nothing; omit --only, --java and --quick");
        }
        BenchmarkReport before = compare == null ? null : load(compare);
        if (before != null && from == null && !hasAnyOf(before, parts)) {
            throw nothingToCompare();
        }
        for (Path file : new Path[] {save, chart, growthChart}) {
            Cli.requireWritable(file);
        }
        BenchmarkReport report = from == null ? measure() : load(from);
        if (save != null) {
            Cli.write(save, report.json() + "\n");
        }
        if (chart != null) {
            Cli.write(chart, BenchmarkCharts.fetches(report));
        }
        if (growthChart != null) {
            Cli.write(growthChart, BenchmarkCharts.growth(report));
        }
        if (before != null) {
            return compare(before, report);
        }
        System.out.println(json ? report.json() : markdown ? report.markdown() : report.text());
        return Cli.SUCCESS;
    }

    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private static boolean hasAnyOf(BenchmarkReport report, List<BenchmarkPart> parts) {
        return report.rows().stream().anyMatch(row -> parts.stream().anyMatch(part -> row.part().equals("" + part)));
    }

    private Cli.Failure nothingToCompare() {
        return new Cli.Failure(compare + " has no figure of this report; compare reports of the same parts, both with"
            + " --quick or both without it");
    }

    private int compare(BenchmarkReport before, BenchmarkReport report) {
        Comparison comparison = Comparison.of(before, report);
        if (comparison.compared() == 0) {
            throw nothingToCompare();
        }
        System.out.println(json ? BenchmarkReport.GSON.toJson(comparison) : comparison.text(compare));
        return comparison.slower().isEmpty() ? Cli.SUCCESS : Cli.FAILURE;
    }

    private BenchmarkReport measure() {
        String only = parts.size() == BenchmarkPart.values().length ? ""
            : " --only " + parts.stream().map(BenchmarkPart::toString).collect(Collectors.joining(","));
        Machine machine = Machine.current("./jbang bench" + (quick ? " --quick" : "") + only);
        return new BenchmarkReport(machine, quick, Bench.in(Checkout.find(), quick, javas).measure(parts));
    }

    private static BenchmarkReport load(Path file) throws IOException {
        String text = Files.isDirectory(file) ? "" : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        BenchmarkReport report = BenchmarkReport.parse(text);
        if (report == null) {
            throw new Cli.Failure(file + " is not a report saved by bench --save");
        }
        return report;
    }
}
