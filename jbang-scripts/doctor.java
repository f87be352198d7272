///usr/bin/env jbang "$0" "$@" ; exit $?
// What is here, what is missing, and what to type about it: jbang doctor

//JAVA 25
//SOURCES setup/*.java
//SOURCES ../green/src/main/java/greenlab/**/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1

import com.google.gson.GsonBuilder;
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
    description = "Checks every part that Greenlab needs, and tells its version, where it lies, or the mend."
        + " Exit code 1 if one that matters fails.",
    footer = {"", "Example: as JSON, for a script:", "  jbang doctor --json"})
class doctor implements Callable<Integer> {
    @Option(names = "--json", description = "Print the checks as JSON, and nothing else.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    public static void main(String... args) {
        Cli.main(new doctor(), args);
    }

    @Override
    public Integer call() {
        List<Check> checks = Checks.of(House.find());
        if (json) {
            System.out.println(new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(checks));
        } else {
            checks.forEach(check -> System.out.println(Ansi.AUTO.string(row(check))));
        }
        return checks.stream().anyMatch(check -> check.state() == Check.State.BROKEN) ? Cli.FAILED : Cli.DONE;
    }

    static String row(Check check) {
        String mark = switch (check.state()) {
            case GOOD -> "@|green ok     |@";
            case LACKING -> "@|yellow lacking|@";
            case BROKEN -> "@|red BROKEN |@";
        };
        String told = "%s  %-12s %s".formatted(mark, check.part(), check.told());
        return check.mend() == null ? told : told + "%n%22s@|bold -> %s|@".formatted("", check.mend());
    }
}
