package greenlab.setup;

import com.google.gson.GsonBuilder;
import greenlab.stages.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The file by which Jupyter starts our kernel, the script {@code jbang-scripts/kernel.java}, whose header is the
 * notebooks' environment. Its name is {@code java}, as with any IJava, so that the notebooks run on others, too.
 */
public final class KernelSpec {
    /** Cells use the JDK's Continuation: the script's header opens its package at run time, this at compile time. */
    private static final String COMPILER_OPTIONS = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

    private KernelSpec() {}

    /** The file, in a folder of {@link Jupyter#environment JUPYTER_PATH}. */
    public static Path file(House house) {
        return house.lab().resolve("jupyter/kernels/java/kernel.json");
    }

    /** Whether the file exists and is for this checkout, which may have been moved. */
    public static boolean isCurrent(House house) {
        try {
            return Files.readString(file(house)).equals(json(house));
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes the file, unless it is current. */
    public static void write(House house) throws SetupException {
        if (!isCurrent(house)) {
            try {
                Files.createDirectories(file(house).getParent());
                Files.writeString(file(house), json(house));
            } catch (IOException e) {
                throw new SetupException("cannot write " + file(house) + ": make it a file that you may write to");
            }
        }
    }

    private static String json(House house) {
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(new Spec(
            List.of(house.jbang().toString(), "kernel", "{connection_file}"),
            "Java",
            "java",
            "message", // a signal would end the JVM; a message interrupts the cell
            Map.of("IJAVA_COMPILER_OPTS", COMPILER_OPTIONS)));
    }

    /** The format that Jupyter reads. */
    private record Spec(List<String> argv, String display_name, String language, String interrupt_mode,
                        Map<String, String> env) {}
}
