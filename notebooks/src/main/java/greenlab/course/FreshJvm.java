package greenlab.course;

import greenlab.stages.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

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

    private static final String CLASS_PATH = System.getProperty("java.class.path");

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
            compile(source);
            return run(command(folder, arguments));
        } finally {
            for (File file : folder.toFile().listFiles()) {
                file.delete();
            }
            Files.delete(folder);
        }
    }

    /** Compiles in this JVM, whose compiler is warm from the cells. */
    private static void compile(Path source) {
        var options = new ArrayList<>(flags("--add-exports"));
        options.addAll(List.of("-proc:none", "-cp", CLASS_PATH, "-d", "" + source.getParent(), "" + source));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, System.out, System.out, options.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the program doesn't compile; the errors are above");
        }
    }

    private static List<String> command(Path classes, Object... arguments) {
        var command = new ArrayList<>(List.of(ChildJvm.java()));
        command.addAll(flags("--"));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", CLASS_PATH + File.pathSeparator + classes, "Program"));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    private static List<String> flags(String prefix) {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(flag -> flag.startsWith(prefix))
            .toList();
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
