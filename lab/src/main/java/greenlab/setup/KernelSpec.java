package greenlab.setup;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What tells Jupyter how to start our kernel. The kernel is the script {@code jbang-scripts/kernel.java}, whose header
 * is the notebooks' environment; its name is {@code java}, as any IJava's, so that a notebook runs on others, too.
 */
public final class KernelSpec {
    /** Cells may use the JDK's Continuation; what the script's header opens to run, this opens to compile. */
    private static final String COMPILER_OPTIONS = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

    private KernelSpec() {}

    /** The file, where JUPYTER_PATH lets Jupyter find it. */
    public static Path file(Checkout house) {
        return house.lab().resolve("jupyter/kernels/java/kernel.json");
    }

    /** Whether the file is there and right for this checkout, which may have been moved. */
    public static boolean isWritten(Checkout house) {
        try {
            return Files.readString(file(house)).equals(json(house));
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes the file, unless it is there and right. */
    public static void write(Checkout house) throws CannotSetUp {
        if (!isWritten(house)) {
            try {
                Files.createDirectories(file(house).getParent());
                Files.writeString(file(house), json(house));
            } catch (IOException e) {
                throw new CannotSetUp("cannot write " + file(house) + ": make it a place that you may write to");
            }
        }
    }

    private static String json(Checkout house) {
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(new Spec(
            List.of(house.jbang().toString(), "kernel", "{connection_file}"),
            "Java",
            "java",
            "message", // a signal would end the JVM; a message interrupts the cell
            Map.of("IJAVA_COMPILER_OPTS", COMPILER_OPTIONS)));
    }

    /** Jupyter's format, by its names. */
    private record Spec(List<String> argv, String display_name, String language, String interrupt_mode,
                        Map<String, String> env) {}
}
