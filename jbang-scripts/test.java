///usr/bin/env jbang "$0" "$@" ; exit $?
// Sets up what is missing and runs all tests: jbang test; jbang test -pl green -am

//JAVA 25
//SOURCES setup/*.java
//SOURCES ../green/src/main/java/greenlab/**/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1

import greenlab.fetch.Cli;
import greenlab.setup.SetupException;
import greenlab.setup.ChildProcesses;
import greenlab.setup.Chromium;
import greenlab.setup.Progress;
import greenlab.setup.Setup;
import greenlab.setup.Tool;
import greenlab.stages.House;
import greenlab.stages.Jdks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** One {@code mvn verify} tests everything; this sees to it that it can. */
@Command(name = "test", sortOptions = false,
    description = "Sets up what is missing and runs all tests: mvn verify, with any other arguments given here.",
    footer = {"", "Example: the tests of one module and of those that it needs:", "  jbang test -pl green -am"})
class test implements Callable<Integer> {
    /** Java 25 warns of what Maven 3's libraries do; the quick compiler halves the work of a JVM that compiles once. */
    static final String MAVEN_OPTS = "--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED "
        + "-XX:TieredStopAtLevel=1";

    @Unmatched
    List<String> forMaven = new ArrayList<>();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    public static void main(String... args) {
        ChildProcesses.endOnExit();
        Cli.main(new test(), args);
    }

    @Override
    public Integer call() throws SetupException, IOException, InterruptedException {
        if (Tool.onPath("mvn").isEmpty()) {
            throw new SetupException("there is no mvn: install Maven 3.8 or later");
        }
        House house = House.find();
        var progress = new Progress(System.err);
        Setup.all(house, progress);
        Chromium.setUp(progress);
        // To ask each command for its options builds it, on the core that the first module leaves free: tests of
        // commands, later, would wait for that.
        var built = CompletableFuture.runAsync(() -> Tool.run(house.jbang(), "completion"));
        if (!forMaven.isEmpty()) {
            built.join(); // the first module may be another, or its tests left out
        }
        try {
            return maven(house);
        } finally {
            built.join();
        }
    }

    private int maven(House house) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("mvn", "-B", "verify"));
        new Jdks().find(21).ifPresent(home -> command.add("-Djava21.home=" + home));
        command.addAll(forMaven);
        command.add("-T1C"); // a module for each core at a time: much of their time is waiting; a caller's own -T wins
        var maven = new ProcessBuilder(command).directory(house.root().toFile()).inheritIO();
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        maven.environment().merge("MAVEN_OPTS", MAVEN_OPTS, (theirs, ours) -> ours + " " + theirs);
        return maven.start().waitFor();
    }
}
