package greenlab.setup;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The checkout's Jupyter: JupyterLab in the virtual environment {@code .lab/venv}, from pinned requirements. Its
 * settings and state are in {@code .lab/jupyter}, and it sees only our kernel.
 *
 * @param checkout the checkout
 */
public record Jupyter(Checkout checkout) {
    /** Cells use the JDK's Continuation: the launcher exports its package at run time, this at compile time. */
    private static final String COMPILER_OPTIONS = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

    /** Installs JupyterLab if it isn't there, and the kernel. */
    void setUp() throws SetupException {
        writeKernel();
        if (!venv().isCurrent()) {
            Setup.step("Installing JupyterLab", venv()::install);
        }
    }

    Venv venv() {
        return new Venv(checkout.lab().resolve("venv"), files().resolve("requirements.txt"), "JupyterLab");
    }

    /** The Python that has JupyterLab. */
    public Path python() {
        return venv().python();
    }

    /** The folder of the files that Jupyter is given: requirements and settings. */
    Path files() {
        return checkout.root().resolve("lab/jupyter");
    }

    /** The folder of its state. */
    Path state() {
        return checkout.lab().resolve("jupyter");
    }

    /** The variables that its commands need, so that no other Jupyter's settings or kernels are used. */
    Map<String, String> environment() {
        return Map.of(
            "JUPYTER_PATH", state().toString(),
            "JUPYTER_CONFIG_PATH", files().toString(),
            "JUPYTER_CONFIG_DIR", state().resolve("config").toString(),
            "JUPYTER_DATA_DIR", state().resolve("data").toString(),
            "JUPYTER_RUNTIME_DIR", state().resolve("runtime").toString(),
            "IPYTHONDIR", state().resolve("ipython").toString());
    }

    /** The file by which Jupyter starts our kernel. Its name is that of any IJava, so the notebooks run on others. */
    Path kernel() {
        return state().resolve("kernels/java/kernel.json");
    }

    /** Whether the kernel's file is for this checkout, which may have been moved. */
    boolean hasKernel() {
        try {
            return Files.readString(kernel()).equals(kernelJson());
        } catch (IOException e) {
            return false;
        }
    }

    private void writeKernel() throws SetupException {
        try {
            Files.createDirectories(kernel().getParent());
            Files.writeString(kernel(), kernelJson());
        } catch (IOException e) {
            throw new SetupException("cannot write " + kernel() + ": make it a file that you may write to");
        }
    }

    /** The command is {@code ./jbang kernel}, whose class path is the notebooks' environment. */
    private String kernelJson() {
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(new KernelSpec(
            List.of(checkout.jbang().toString(), "kernel", "{connection_file}"), "Java", "java",
            "message", // a signal would end the JVM; a message interrupts the cell
            new TreeMap<>(Map.of("IJAVA_COMPILER_OPTS", COMPILER_OPTIONS,
                "IJAVA_STARTUP_SCRIPTS_PATH", checkout.notebooks().resolve("startup.jshell").toString()))));
    }

    /** The format that Jupyter reads. */
    private record KernelSpec(List<String> argv, String display_name, String language, String interrupt_mode,
                              Map<String, String> env) {}
}
