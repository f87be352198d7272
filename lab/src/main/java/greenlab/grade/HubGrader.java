package greenlab.grade;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import greenlab.fetch.ParentWatchdog;
import greenlab.setup.Tool;
import greenlab.stages.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Compiles a reader's hub and runs it through cases, in JVMs that end with this one. A hub that hangs or ends its JVM
 * costs one JVM; the next case gets a new one.
 */
public final class HubGrader {
    private static final List<String> EXPORTS = List.of("--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED");
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");
    /** A case ends by itself long before, unless it leaves no memory for its report. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);
    private static final Gson GSON = new Gson();

    private final Path classes;
    private final String type;

    private HubGrader(Path classes, String type) {
        this.classes = classes;
        this.type = type;
    }

    /**
     * Judges the hub in a source file, whose class has the file's name and implements {@link HubExercise}. Compiler
     * messages go to {@link System#err}.
     *
     * @param each gets each result when it is there, on the calling thread
     * @throws IllegalStateException if it is a folder or doesn't compile
     */
    public static GradedHub grade(Path file, List<HubCase> cases, Consumer<CaseResult> each)
            throws IOException, InterruptedException {
        if (Files.isDirectory(file)) {
            throw new IllegalStateException(file + " is a folder; name a file, such as Hub.java");
        }
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        Path classes = Files.createTempDirectory("greenlab-hub");
        try {
            HubGrader grader = new HubGrader(classes, compile(file, classes));
            return new GradedHub(file.getFileName().toString(), grader.run(new ArrayDeque<>(cases), each));
        } finally {
            Tool.run("rm", "-rf", classes);
        }
    }

    /** Judges the hub in all cases. */
    public static GradedHub grade(Path file) throws IOException, InterruptedException {
        return grade(file, List.of(HubCase.values()), _ -> { });
    }

    private static String compile(Path file, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = new ArrayList<>(EXPORTS);
        options.addAll(List.of("-proc:none", "-encoding", "UTF-8", "-cp", classPath(), "-d", classes.toString(),
            file.toString()));
        if (compiler.run(null, System.err, System.err, options.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(file.getFileName() + " doesn't compile; its errors are above");
        }
        String name = file.getFileName().toString().replaceFirst("\\.java$", "");
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(one -> one.endsWith(name + ".class")).findFirst()
                .map(one -> classes.relativize(one).toString().replace(".class", "").replace(File.separatorChar, '.'))
                .orElseThrow(() -> new IllegalStateException("no class " + name + " in " + file.getFileName()
                    + "; the class needs the name of its file"));
        }
    }

    /** The exercise, the kit's own hub, and the parser of results. */
    private static String classPath() {
        return Stream.of(HubExercise.class, ParentWatchdog.class, Gson.class).map(ChildJvm::locationOf).distinct()
            .map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private List<CaseResult> run(Queue<HubCase> cases, Consumer<CaseResult> each)
            throws IOException, InterruptedException {
        List<CaseResult> results = new ArrayList<>();
        while (!cases.isEmpty()) {
            int before = results.size();
            try (ChildJvm jvm = ChildJvm.start(new ProcessBuilder(command(cases)).redirectErrorStream(true))) {
                for (String line = next(jvm); line != null && line != ChildJvm.END; line = next(jvm)) {
                    CaseResult result = parsed(line);
                    if (result != null && result.name() == cases.peek()) {
                        results.add(result);
                        each.accept(result);
                        cases.remove();
                    }
                }
                if (results.size() == before) {
                    results.add(CaseResult.lost(cases.remove(), jvm.isAlive() ? "its JVM does not answer any more"
                        : "its JVM " + jvm.causeOfDeath()));
                    each.accept(results.getLast());
                }
            }
        }
        return results;
    }

    private static String next(ChildJvm jvm) throws InterruptedException {
        return jvm.nextLine(LONGEST);
    }

    /** Null if it isn't a result. */
    private static CaseResult parsed(String line) {
        try {
            return line.startsWith(GradeMain.MARK)
                ? GSON.fromJson(line.substring(GradeMain.MARK.length()), CaseResult.class) : null;
        } catch (JsonParseException printedByTheHub) {
            return null;
        }
    }

    private List<String> command(Queue<HubCase> cases) {
        List<String> command = new ArrayList<>(List.of(ChildJvm.java()));
        command.addAll(EXPORTS);
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", classPath(), GradeMain.class.getName(), classes.toString(), type));
        cases.forEach(one -> command.add(one.name()));
        return command;
    }
}
