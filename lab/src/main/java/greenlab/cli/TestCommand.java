package greenlab.cli;

import greenlab.setup.Checkout;
import greenlab.setup.ChildProcesses;
import greenlab.setup.Chromium;
import greenlab.setup.Jdks;
import greenlab.setup.Setup;
import greenlab.setup.SetupException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code test}: sets up what the tests need, then runs Maven. */
@Command(name = "test", sortOptions = false,
    description = "Sets up what is missing and runs all tests with mvn verify; other arguments are passed to Maven.",
    footer = {"", "Example: the tests of one module and of those it depends on:", "  jbang test -pl green -am",
        "The tests that need no second JDK, Python, npm or browser, in a minute:", "  jbang test --unit"})
public final class TestCommand implements Subcommand {
    /** Silences warnings about Maven 3's libraries. The C1 compiler is faster for a JVM that runs once. */
    private static final String MAVEN_OPTS = "--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED "
        + "-XX:TieredStopAtLevel=1";

    /** The oldest and the newest JDK that the kit runs on; some modules repeat tests on them. */
    private static final List<Integer> OTHER_JDKS = List.of(21, 27);

    @Option(names = "--unit", description = "Run only the unit tests, with mvn test.")
    private boolean unit;

    @Unmatched
    private List<String> forMaven = new ArrayList<>();

    @Override
    public Integer call() throws SetupException, IOException, InterruptedException {
        ChildProcesses.endOnExit();
        Checkout checkout = Checkout.find();
        if (!unit) {
            Setup.all(checkout);
            Chromium.setUp();
        }
        return maven(checkout);
    }

    private int maven(Checkout checkout) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("mvn", "-B", unit ? "test" : "verify",
            "-Dsurefire.failIfNoSpecifiedTests=false")); // -Dtest=X names a test of one module
        if (!unit) {
            command.addAll(List.of("-DexcludedGroups=none", "-Dgreen.forks=4"));
            for (int other : OTHER_JDKS) {
                new Jdks().find(other).ifPresent(home -> command.add("-Djava" + other + ".home=" + home));
            }
        }
        command.addAll(forMaven);
        command.add("-T1C"); // one module per core; a caller's own -T wins
        var maven = new ProcessBuilder(command).directory(checkout.root().toFile()).inheritIO();
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        maven.environment().merge("MAVEN_OPTS", MAVEN_OPTS, (theirs, ours) -> ours + " " + theirs);
        return maven.start().waitFor();
    }
}
