package greenlab.monkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program in a new JVM, for patches that can't be undone. */
public final class ChildJvm {
    /** What this machine's JDK may need to start processes, which attaching an agent does. */
    private static final String LAUNCH = "jdk.lang.Process.launchMechanism";

    /** These programs end before optimised code pays: half of the CPU time is saved. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private ChildJvm() {}

    /** Runs {@code main} without JVM options that patches could need; returns its output. */
    static String run(Class<?> main, String... args) throws IOException, InterruptedException {
        return run(List.of("-cp", System.getProperty("java.class.path")), main, args);
    }

    static String run(List<String> flags, Class<?> main, String... args) throws IOException, InterruptedException {
        return run(flags, main.getName(), args);
    }

    /** Runs a class with these JVM options; returns its output. */
    public static String run(List<String> flags, String main, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK_START);
        Stream.ofNullable(System.getProperty(LAUNCH)).map(how -> "-D" + LAUNCH + "=" + how).forEach(command::add);
        command.addAll(flags);
        command.add(main);
        command.addAll(List.of(args));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            child.getOutputStream().close();
            String said = new String(child.getInputStream().readAllBytes());
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).as(said).isZero();
            return said;
        } finally {
            child.destroyForcibly();
        }
    }
}
