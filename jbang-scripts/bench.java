///usr/bin/env jbang "$0" "$@" ; exit $?
// What green costs, beside what its users would pick instead, in one run on this machine.

//JAVA 25
//SOURCES bench/*.java
//SOURCES setup/*.java
//SOURCES ../server/src/main/java/**/*.java
//SOURCES ../green/src/main/java/greenlab/**/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import greenlab.bench.Bench;
import greenlab.bench.Part;
import greenlab.bench.Report;
import greenlab.fetch.Cli;
import greenlab.setup.Children;
import greenlab.stages.House;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures part after part; who stands beside green in Python is left out where Python can't be had. */
@Command(name = "bench", sortOptions = false,
    description = "Measures what green costs, beside a bare Continuation and Python's greenlet and gevent.",
    footer = {"", "A switch pair goes into a greenlet and out of one: the run and the yield of a",
        "Continuation; one switchTo of green, out of one greenlet through the hub into",
        "another; a switch of Python's greenlet there and back.", "",
        "Example: a first look at one part:", "  jbang bench --only switch --quick"})
class bench implements Callable<Integer> {
    @Option(names = "--only", paramLabel = "PART", split = ",",
        description = "Some of ${COMPLETION-CANDIDATES} (default: all).")
    List<Part> parts = List.of(Part.values());

    @Option(names = "--quick", description = "Seconds instead of minutes: fewer, shorter, good for a first look only.")
    boolean quick;

    @Option(names = "--json", description = "Print one JSON document, and nothing else.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    public static void main(String... args) {
        Children.endWithThisProcess();
        Cli.main(new bench(), args);
    }

    @Override
    public Integer call() {
        Report report = Bench.in(House.find(), quick).measure(parts);
        System.out.println(json ? report.json() : report.text());
        return Cli.DONE;
    }
}
