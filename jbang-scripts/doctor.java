///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25
//DEPS info.picocli:picocli:4.7.7
//DEPS com.google.code.gson:gson:2.13.2
//SOURCES setup/*.java
//SOURCES ../green/src/main/java/greenlab/stages/House.java
//SOURCES ../green/src/main/java/greenlab/stages/Jdks.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1

import greenlab.setup.Check;
import greenlab.setup.Checks;
import greenlab.stages.House;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** Tells what is there and what isn't, and changes nothing. */
@Command(name = "doctor", mixinStandardHelpOptions = true,
    description = "Checks JDKs, kernel, ports, trust and caches. Exit code 1 if one that matters fails.")
class doctor implements Callable<Integer> {

    public static void main(String... args) {
        System.exit(new CommandLine(new doctor())
            .setParameterExceptionHandler((e, _) -> complain(e.getMessage() + " (doctor --help tells more)", 2))
            .setExecutionExceptionHandler((e, _, _) -> complain(e.getMessage(), 1))
            .execute(args));
    }

    static int complain(String line, int exitCode) {
        System.err.println("doctor: " + line);
        return exitCode;
    }

    @Override
    public Integer call() {
        List<Check> checks = Checks.of(House.find());
        checks.forEach(check -> System.out.println(Ansi.AUTO.string(row(check))));
        return checks.stream().anyMatch(check -> check.state() == Check.State.BROKEN) ? 1 : 0;
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
