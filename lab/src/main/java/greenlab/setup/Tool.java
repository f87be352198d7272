package greenlab.setup;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Runs other programs to their end. */
public final class Tool {

    /** A program's exit code, and its output: stdout and stderr as one, unless only one was asked for. */
    public record Result(int exitCode, String output) {
        public boolean ok() {
            return exitCode == 0;
        }

        /** Returns the line that most likely gives the cause: the last one that mentions an error, else the last. */
        public String errorLine() {
            List<String> lines = output.lines().map(String::strip).filter(Predicate.not(String::isEmpty)).toList();
            return lines.reversed().stream().filter(line -> line.toLowerCase(Locale.ROOT).contains("error")).findFirst()
                .or(() -> lines.reversed().stream().findFirst()).orElse("exit code " + exitCode);
        }
    }

    private static final File NOTHING = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");

    private Tool() {}

    /**
     * Runs a command with empty stdin. If it can't be started, the exit code is 127, as in a shell. If the calling
     * thread is interrupted, the command and its children are killed, and the exit code is 130.
     */
    public static Result run(List<String> command) {
        return run(new ProcessBuilder(command).redirectErrorStream(true));
    }

    /** Runs a command as {@link #run(Object...)} does, without its stderr, where a tool may warn of anything. */
    public static Result output(Object... command) {
        return run(new ProcessBuilder(Stream.of(command).map(Object::toString).toList())
            .redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    private static Result run(ProcessBuilder builder) {
        builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home")); // Maven needs a java
        Path output = null;
        try {
            output = Files.createTempFile("greenlab", ".out"); // a read of a pipe can't be interrupted
            return run(builder.redirectOutput(output.toFile()).redirectInput(NOTHING).start(), output);
        } catch (IOException e) {
            return new Result(127, e.getMessage());
        } finally {
            if (output != null) {
                output.toFile().delete();
            }
        }
    }

    private static Result run(Process process, Path output) throws IOException {
        try {
            return new Result(process.waitFor(), new String(Files.readAllBytes(output)));
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Result(130, "interrupted");
        }
    }

    /** Runs a command, see {@link #run(List)}; each argument is taken as a string. */
    public static Result run(Object... command) {
        return run(Stream.of(command).map(Object::toString).toList());
    }

    /** Finds the first program of that name on PATH. On Windows, where PATHEXT is set, its name has an extension. */
    public static Optional<Path> onPath(String name) {
        return onPath(name, System::getenv);
    }

    static Optional<Path> onPath(String name, UnaryOperator<String> env) {
        String extensions = Objects.requireNonNullElse(env.apply("PATHEXT"), "");
        return Stream.of(Objects.requireNonNullElse(env.apply("PATH"), "").split(File.pathSeparator))
            .flatMap(folder -> Stream.of(extensions.split(";")).map(extension -> Path.of(folder, name + extension)))
            .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
            .findFirst();
    }

    /** Opens an address in the user's browser, or does nothing where there is no display. */
    public static void openBrowser(URI address) {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        boolean display = mac || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        // As a background job of a shell that ends, the browser isn't our child and outlives this process.
        onPath(mac ? "open" : "xdg-open").filter(_ -> display)
            .ifPresent(opener -> run("sh", "-c", "\"$0\" \"$1\" >/dev/null 2>&1 &", opener, address));
    }
}
