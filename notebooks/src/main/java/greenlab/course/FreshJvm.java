package greenlab.course;

import greenlab.stages.ChildJvm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a small program, written in a cell, in a JVM of its own, for patches that can't be undone. That JVM has the
 * class path and the flags of the notebook's JVM, but not the classes and variables of the cells.
 */
public final class FreshJvm {
    /** Programs are short, so start-up time matters; some of them attach an agent. */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "-XX:+EnableDynamicAgentLoading", "-Djdk.attach.allowAttachSelf=true");
    /** Added to each program. A field starts the watchdog, because a compact source file can't have an initializer. */
    private static final String WATCHDOG = """

        final Thread watchdog = Thread.ofPlatform().start(greenlab.fetch.ParentWatchdog::startIfAsked);
        """;

    private FreshJvm() {}

    /**
     * Runs a program to its end and prints its output meanwhile, or the compiler's errors. The program is killed if the
     * calling thread is interrupted, or if this JVM ends.
     *
     * @param program a compact source file: imports, and a {@code void main()}, or {@code void main(String... args)}
     * @return the lines of its stdout and stderr
     * @throws IllegalStateException if it doesn't compile, or fails
     */
    public static List<String> run(String program, Object... arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("greenlab-fresh");
        Path source = folder.resolve("Program.java");
        try {
            Files.writeString(source, program + WATCHDOG);
            return run(command(source, arguments));
        } finally {
            Files.deleteIfExists(source);
            Files.delete(folder);
        }
    }

    /** The java command compiles a source file in memory. */
    private static List<String> command(Path source, Object... arguments) {
        var command = new ArrayList<>(List.of(ChildJvm.java()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(flag -> flag.startsWith("--"))
            .forEach(command::add);
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), source.toString()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        var output = new ArrayList<String>();
        try (ChildJvm child = ChildJvm.start(new ProcessBuilder(command).redirectErrorStream(true))) {
            for (String line = next(child); line != ChildJvm.END; line = next(child)) {
                System.out.println(line);
                output.add(line);
            }
            if (child.waitFor() != 0) {
                throw new IllegalStateException("the program failed; its output is above");
            }
        }
        return output;
    }

    private static String next(ChildJvm child) throws InterruptedException {
        return child.nextLine(Long.MAX_VALUE);
    }
}
