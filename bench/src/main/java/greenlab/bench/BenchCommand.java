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

/** {@code bench}: runs the benchmarks, or shows a saved report. */
@Command(name = "bench", sortOptions = false,
    description = "Benchmarks greenlab and compares it with alternatives: fetch clients, servers, switches.",
    footer = {"", "Each figure comes from a fresh process. The best of three rounds counts, and the",
        "median of ab's seven. A ratio is theirs / ours: more is better for greenlab.",
        "Unavailable peers are left out, with a message on stderr. Fetches check status,",
        "body and, over HTTPS, the certificate; a warm-up fetch isn't counted.", "",
        "Example: the table and the chart of docs/benchmarks.md, from one run:",
        "  jbang bench --save bench.json --chart bench.svg --markdown",
        "  jbang bench --from bench.json --markdown"})
public final class BenchCommand implements Subcommand {
    @Option(names = "--only", paramLabel = "PART", split = ",",
        description = "Some of ${COMPLETION-CANDIDATES} (default: all).")
    private List<BenchmarkPart> parts = List.of(BenchmarkPart.values());

    @Option(names = "--java", paramLabel = "VERSION", split = ",", defaultValue = "25,21,27",
        description = "JDKs that the part jdks compares, the first with each other one (default: ${DEFAULT-VALUE}).")
    private List<Integer> javas;

    @Option(names = "--quick", description = "One round with less work: a minute instead of a quarter of an hour.")
    private boolean quick;

    @Option(names = "--from", paramLabel = "FILE", description = "Measure nothing; show a report saved by --save.")
    private Path from;

    @Option(names = "--save", paramLabel = "FILE", description = "Write the report to this file, as JSON.")
    private Path save;

    @Option(names = "--chart", paramLabel = "FILE", description = "Write a chart of the fetches to this file, as SVG.")
    private Path chart;

    @Option(names = "--markdown", description = "Print the tables in Markdown.")
    private boolean markdown;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        BenchmarkReport report = from == null ? measure() : load();
        if (save != null) {
            Files.writeString(save, report.json() + "\n");
        }
        if (chart != null) {
            Files.writeString(chart, FetchChart.of(report));
        }
        System.out.println(json ? report.json() : markdown ? report.markdown() : report.text());
        return Cli.SUCCESS;
    }

    private BenchmarkReport measure() {
        String only = parts.size() == BenchmarkPart.values().length ? ""
            : " --only " + parts.stream().map(BenchmarkPart::toString).collect(Collectors.joining(","));
        Machine machine = Machine.current("./jbang bench" + (quick ? " --quick" : "") + only);
        return new BenchmarkReport(machine, quick, Bench.in(Checkout.find(), quick, javas).measure(parts));
    }

    private BenchmarkReport load() throws IOException {
        BenchmarkReport report = BenchmarkReport.parse(Files.readString(from));
        if (report == null) {
            throw new Cli.Failure(from + " is not a report saved by bench --save");
        }
        return report;
    }
}
