package greenlab.course;

import greenlab.fetch.ParentWatchdog;
import greenlab.stages.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Runs a small program, written in a cell, in a JVM of its own, for patches that can't be undone. That JVM has the
 * class path and the flags of the notebook's JVM, but not the classes and variables of the cells.
 */
public final class FreshJvm {
    private static final String PROGRAM = "Program";
    private static final int TIMEOUT_SECONDS = 60;
    /** Programs are short, so start-up time matters; some of them attach an agent. */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "-XX:+EnableDynamicAgentLoading", "-Djdk.attach.allowAttachSelf=true");

    private FreshJvm() {}

    /**
     * Runs a program to its end and prints its output meanwhile. The program is killed if the calling thread is
     * interrupted, if this JVM ends, or after a minute.
     *
     * @param program a Java file: imports, and a {@code void main()}, or {@code void main(String... args)}
     * @return the lines of its stdout and stderr
     * @throws IllegalArgumentException if it doesn't compile; the message has the compiler's errors
     * @throws IllegalStateException if it fails or times out
     */
    public static List<String> run(String program, Object... arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("greenlab-fresh");
        try {
            compile(program, folder);
            return start(folder, arguments);
        } finally {
            delete(folder);
        }
    }

    private static void compile(String program, Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve(PROGRAM + ".java"), program);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var errors = new DiagnosticCollector<JavaFileObject>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(errors, null, null)) {
            List<String> options = List.of("-cp", System.getProperty("java.class.path"), "-d", folder.toString(),
                "-proc:none", "-nowarn");
            if (!compiler.getTask(null, files, errors, options, null, files.getJavaFileObjects(source)).call()) {
                throw new IllegalArgumentException("the program doesn't compile: " + errors.getDiagnostics().stream()
                    .map(each -> "line " + each.getLineNumber() + ": " + each.getMessage(null)).toList());
            }
        }
    }

    private static List<String> start(Path folder, Object... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(folder, arguments)).redirectErrorStream(true);
        try (ChildJvm child = ChildJvm.start(builder)) {
            return follow(child);
        }
    }

    private static List<String> command(Path folder, Object... arguments) {
        var command = new ArrayList<>(List.of(ChildJvm.java()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(flag -> flag.startsWith("--"))
            .forEach(command::add);
        command.addAll(FLAGS);
        String classPath = folder + File.pathSeparator + System.getProperty("java.class.path");
        command.addAll(List.of("-cp", classPath, FreshJvm.class.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    private static List<String> follow(ChildJvm child) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        var output = new ArrayList<String>();
        for (String line = next(child, deadline); line != ChildJvm.END; line = next(child, deadline)) {
            System.out.println(line);
            output.add(line);
        }
        if (child.waitFor() != 0) {
            throw new IllegalStateException("the program failed: " + (output.isEmpty() ? "" : output.getLast()));
        }
        return output;
    }

    private static String next(ChildJvm child, long deadline) throws InterruptedException {
        String line = child.nextLine(deadline - System.nanoTime());
        if (line == null) {
            throw new IllegalStateException("the program was stopped after " + TIMEOUT_SECONDS + " seconds");
        }
        return line;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** In the fresh JVM: runs the program's main method as the java command would, and exits when the parent does. */
    public static void main(String... args) throws ReflectiveOperationException {
        ParentWatchdog.startIfAsked();
        Class<?> type = Class.forName(PROGRAM);
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Method main = Arrays.stream(type.getDeclaredMethods()).filter(method -> method.getName().equals("main"))
            .findFirst().orElseThrow(() -> new IllegalArgumentException("the program has no main method"));
        main.setAccessible(true);
        try {
            main.invoke(constructor.newInstance(), main.getParameterCount() == 0 ? new Object[0] : new Object[] {args});
        } catch (InvocationTargetException failed) {
            System.out.println(failed.getCause());
            System.exit(1);
        }
        System.exit(0);
    }
}
