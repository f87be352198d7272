package greenlab.setup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs other programs to their end. */
public final class Tool {

    /** A program's exit code, and its output: stdout and stderr as one. */
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

    private Tool() {}

    /** Runs a command with empty stdin. If it can't be started, the exit code is 127, as in a shell. */
    public static Result run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).start();
            var output = new String(process.getInputStream().readAllBytes());
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(127, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(130, "interrupted");
        }
    }

    public static Result run(Object... command) {
        return run(Stream.of(command).map(Object::toString).toList());
    }

    /** Finds the first program of that name on PATH. */
    public static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name))
            .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
            .findFirst();
    }
}
