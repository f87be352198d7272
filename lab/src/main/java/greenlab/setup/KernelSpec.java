package greenlab.setup;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The file by which Jupyter starts our kernel, {@code ./jbang kernel}, whose class path is the notebooks' environment.
 * Its name is {@code java}, as with any IJava, so that the notebooks run on others, too.
 */
public final class KernelSpec {
    /** Cells use the JDK's Continuation: the launcher exports its package at run time, this at compile time. */
    private static final String COMPILER_OPTIONS = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

    private KernelSpec() {}

    /** The file, in a folder of {@link Jupyter#environment JUPYTER_PATH}. */
    public static Path file(Checkout checkout) {
        return checkout.lab().resolve("jupyter/kernels/java/kernel.json");
    }

    /** Whether the file exists and is for this checkout, which may have been moved. */
    public static boolean isCurrent(Checkout checkout) {
        try {
            return Files.readString(file(checkout)).equals(json(checkout));
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes the file, unless it is current. */
    public static void write(Checkout checkout) throws SetupException {
        if (!isCurrent(checkout)) {
            try {
                Files.createDirectories(file(checkout).getParent());
                Files.writeString(file(checkout), json(checkout));
            } catch (IOException e) {
                throw new SetupException("cannot write " + file(checkout) + ": make it a file that you may write to");
            }
        }
    }

    private static String json(Checkout checkout) {
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(new Spec(
            List.of(checkout.jbang().toString(), "kernel", "{connection_file}"),
            "Java",
            "java",
            "message", // a signal would end the JVM; a message interrupts the cell
            Map.of("IJAVA_COMPILER_OPTS", COMPILER_OPTIONS)));
    }

    /** The format that Jupyter reads. */
    private record Spec(List<String> argv, String display_name, String language, String interrupt_mode,
                        Map<String, String> env) {}
}
