package greenlab.stages;

import greenlab.setup.Checkout;
import greenlab.setup.Tool;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script of {@code jbang-scripts/stages}, whose header is the environment of a stage.
 *
 * @param stage {@code 0} to {@code 5}, or {@code order}
 * @param java the major version of the Java it is for, such as {@code 21}
 * @param script its path in the checkout, with slashes
 * @param header the lines that JBang reads, such as {@code //DEPS ...}, and a first line that adds a Java agent
 */
public record StageScript(String stage, String java, String script, List<String> header) {
    /** Locks by coordinates: one thread at once resolves the same ones. */
    private static final Map<String, Lock> RESOLVING = new ConcurrentHashMap<>();
    private static final Pattern OPTION = Pattern.compile("//([A-Z_]+) (.*)");

    /** Every stage on Java 21 and 25, and the script of the orders. */
    public static List<StageScript> all(Checkout checkout) throws IOException {
        List<StageScript> all = new ArrayList<>();
        for (int java : List.of(21, 25)) {
            for (String stage : List.of("0", "1", "2", "3", "4", "5", "order")) {
                all.add(of(checkout, stage, java));
            }
        }
        return all;
    }

    /** A stage's script for a Java; {@code stage} is its number, or {@code order}. Stage 0 has one for each Java. */
    public static StageScript of(Checkout checkout, String stage, int java) throws IOException {
        String name = switch (stage) {
            case "order" -> "order";
            case "0" -> java < 25 ? "stage0_java21" : "stage0_java25";
            default -> "stage" + stage;
        };
        return read(checkout, checkout.stages().resolve(name + ".java"), stage, "" + java);
    }

    /** Any script in the folder of the stages, such as {@code stage2.java}. */
    public static StageScript named(Checkout checkout, String file) throws IOException {
        String stage = file.replaceFirst("^stage(\\d).*", "$1").replace(".java", "");
        return read(checkout, checkout.stages().resolve(file), stage, "25");
    }

    /** A script in the folder of the programs, such as {@code slow_partner}; its name is used instead of a stage. */
    public static StageScript program(Checkout checkout, String name) throws IOException {
        return read(checkout, checkout.root().resolve("jbang-scripts/programs/" + name + ".java"), name, "21");
    }

    private static StageScript read(Checkout checkout, Path file, String stage, String java) throws IOException {
        String path = checkout.root().relativize(file).toString().replace('\\', '/');
        try {
            return new StageScript(stage, java, path, Files.readString(file).lines()
                .filter(line -> OPTION.matcher(line).matches() || line.matches("///.* --javaagent=.*")).toList());
        } catch (CharacterCodingException other) {
            throw new IOException("cannot read " + path + ": it is not UTF-8", other);
        }
    }

    /** The words of all header lines of this name, such as {@code DEPS} or {@code RUNTIME_OPTIONS}. */
    public List<String> words(String name) {
        return header.stream().map(OPTION::matcher).filter(Matcher::matches)
            .filter(line -> line.group(1).equals(name)).flatMap(line -> Stream.of(line.group(2).split("\\s+")))
            .filter(word -> !word.isEmpty()).toList();
    }

    /** The whole script. */
    public String text(Checkout checkout) throws IOException {
        return Files.readString(checkout.root().resolve(script));
    }

    /**
     * The jars of its {@code //DEPS} and of its sources', transitively. JBang resolves them, which takes some seconds;
     * the result is kept in {@code .lab/deps} under the name of the coordinates and used as long as all its jars exist.
     * A second thread waits for the first one's result.
     */
    public List<Path> jars(Checkout checkout) throws IOException {
        String coordinates = String.join(" ", words("DEPS")).replace(':', ' ');
        Lock lock = RESOLVING.computeIfAbsent(coordinates, _ -> new ReentrantLock());
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while JBang resolves the dependencies of " + script);
        }
        try {
            return jars(checkout, coordinates);
        } finally {
            lock.unlock();
        }
    }

    private List<Path> jars(Checkout checkout, String coordinates) throws IOException {
        Path kept = checkout.lab().resolve("deps").resolve("jars " + coordinates);
        List<Path> known = Files.exists(kept) ? paths(Files.readString(kept)) : List.of();
        if (!known.isEmpty() && known.stream().allMatch(Files::exists)) {
            return known;
        }
        Tool.Result jbang = Tool.run(checkout.jbang(), "info", "classpath", "--deps-only",
            checkout.root().resolve(script));
        if (!jbang.ok()) {
            throw new IOException("JBang can't resolve the dependencies of " + script + ": " + jbang.errorLine());
        }
        String classPath = jbang.output().lines().toList().getLast(); // after what it reports meanwhile
        keep(kept, classPath);
        return paths(classPath);
    }

    private static List<Path> paths(String classPath) {
        return Stream.of(classPath.strip().split(File.pathSeparator)).map(Path::of).toList();
    }

    /** Another process may do the same at this moment: the file appears whole. A read-only checkout keeps nothing. */
    private static void keep(Path file, String classPath) {
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.writeString(Files.createTempFile(file.getParent(), "new", null), classPath);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException readOnly) {
            // resolved again next time
        }
    }
}
