package greenlab.junit;

import static java.util.concurrent.TimeUnit.SECONDS;

import greenlab.stages.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own for the tests of a class, since it needs flags or another JDK. */
record TestJvm(Path jdk, List<String> flags, List<Path> jars) {
    static final Path THIS_JDK = Path.of(System.getProperty("java.home"));

    /** Results by name, as {@link RunTests#in} has them. */
    Map<String, String> run(Class<?> tests) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djdk.virtualThreadScheduler.parallelism=2"));
        command.addAll(flags);
        Stream<String> own = Stream.of(System.getProperty("java.class.path"));
        String classPath = Stream.concat(jars.stream().map(Path::toString), own)
            .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", classPath, RunTests.class.getName(), tests.getName()));
        Map<String, String> results = new TreeMap<>();
        try (ChildJvm child = ChildJvm.start(new ProcessBuilder(command).redirectErrorStream(true))) {
            Collection<String> other = new ArrayList<>();
            for (String line; (line = child.nextLine(SECONDS.toNanos(120))) != ChildJvm.END;) {
                if (line == null) {
                    throw new IOException("no result after two minutes; so far: " + other);
                }
                String[] parts = line.split("\t");
                if (parts.length == 2) {
                    results.put(parts[0], parts[1].replace("\\n", "\n"));
                } else {
                    other.add(line);
                }
            }
            if (results.isEmpty()) {
                throw new IOException("no result: " + other);
            }
        }
        return results;
    }
}
