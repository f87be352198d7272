///usr/bin/env jbang "$0" "$@" ; exit $?
// Checks prerequisites and suggests fixes: jbang doctor

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

/** Prints the result of each check; changes nothing. */
@Command(name = "doctor", sortOptions = false,
    description = "Checks the prerequisites: prints version and path of each part, or what is wrong and a fix."
        + " Exit code 1 if a part that Greenlab needs is missing.",
    footer = {"", "Example: as JSON, for a script:", "  jbang doctor --json"})
class doctor implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON document and nothing else.")
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
        return checks.stream().anyMatch(check -> check.state() == Check.State.ERROR) ? Cli.FAILED : Cli.DONE;
    }

    static String row(Check check) {
        String mark = switch (check.state()) {
            case OK -> "@|green ok     |@";
            case WARNING -> "@|yellow warning|@";
            case ERROR -> "@|red ERROR  |@";
        };
        String row = "%s  %-12s %s".formatted(mark, check.part(), check.detail());
        return check.fix() == null ? row : row + "%n%22s@|bold -> %s|@".formatted("", check.fix());
    }
}
