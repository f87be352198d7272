///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25
//SOURCES setup/*.java
//SOURCES ../green/src/main/java/greenlab/**/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1

import greenlab.fetch.Cli;
import greenlab.setup.Check;
import greenlab.setup.Checks;
import greenlab.stages.House;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** Tells what is there and what isn't, and changes nothing. */
@Command(name = "doctor", sortOptions = false,
    description = "Checks JDKs, kernel, ports, trust and caches. Exit code 1 if one that matters fails.")
class doctor implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    public static void main(String... args) {
        Cli.main(new doctor(), args);
    }

    @Override
    public Integer call() {
        List<Check> checks = Checks.of(House.find());
        checks.forEach(check -> System.out.println(Ansi.AUTO.string(row(check))));
        return checks.stream().anyMatch(check -> check.state() == Check.State.BROKEN) ? Cli.FAILED : Cli.DONE;
    }

    static String row(Check check) {
        String mark = switch (check.state()) {
            case GOOD -> "@|green ok     |@";
            case LACKING -> "@|yellow lacking|@";
            case BROKEN -> "@|red BROKEN |@";
        };
        return "%s  %-12s %s".formatted(mark, check.part(), check.told());
    }
}
