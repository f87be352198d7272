package greenlab.cli;

import com.google.gson.GsonBuilder;
import greenlab.setup.Checkout;
import greenlab.setup.Doctor;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** {@code doctor}: reports what is installed and what isn't; changes nothing. */
@Command(name = "doctor", sortOptions = false,
    description = "Checks prerequisites and suggests fixes. Exit code 1 if a required one is missing.",
    footer = {"", "Example: as JSON, for a script:", "  jbang doctor --json"})
public final class DoctorCommand implements Subcommand {
    @Option(names = "--json", description = "Print the checks as JSON, and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        List<Doctor.Check> checks = new Doctor(Checkout.find()).checks();
        if (json) {
            System.out.println(new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(checks));
        } else {
            checks.forEach(check -> System.out.println(Ansi.AUTO.string(row(check))));
        }
        return checks.stream().anyMatch(check -> check.state() == Doctor.State.ERROR) ? Cli.FAILURE : Cli.SUCCESS;
    }

    static String row(Doctor.Check check) {
        String mark = switch (check.state()) {
            case OK -> "@|green ok     |@";
            case WARNING -> "@|yellow warning|@";
            case ERROR -> "@|red ERROR  |@";
        };
        String row = "%s  %-12s %s".formatted(mark, check.part(), check.detail());
        return check.fix() == null ? row : row + "%n%22s@|bold -> %s|@".formatted("", check.fix());
    }
}
