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
 * settings and state are in {@code .lab/jupyter}, and it sees only our kernels.
 *
 * @param checkout the checkout
 */
public record Jupyter(Checkout checkout) {
    /** Cells use the JDK's Continuation: the launcher exports its package at run time, this at compile time. */
    private static final String COMPILER_OPTIONS = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

    /** Installs JupyterLab if it isn't there, and the kernels. */
    void setUp() throws SetupException {
        writeKernels();
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
    Map<String, String> environment(Kernel kernel) {
        return Map.of(
            "JUPYTER_PATH", kernels(kernel).toString(),
            "JUPYTER_CONFIG_PATH", files().toString(),
            "JUPYTER_CONFIG_DIR", state().resolve("config").toString(),
            "JUPYTER_DATA_DIR", state().resolve("data").toString(),
            "JUPYTER_RUNTIME_DIR", state().resolve("runtime").toString(),
            "IPYTHONDIR", state().resolve("ipython").toString());
    }

    /** The folder for JUPYTER_PATH in which this kernel is the one that notebooks name, {@code java}. */
    public Path kernels(Kernel kernel) {
        return kernel == Kernel.ijava ? state() : state().resolve(kernel.name());
    }

    /** The file by which Jupyter starts our kernel. Its name is that of any IJava, so the notebooks run on others. */
    Path kernelFile() {
        return kernelFile(Kernel.ijava, "java");
    }

    private Path kernelFile(Kernel first, String name) {
        return kernels(first).resolve("kernels/" + name + "/kernel.json");
    }

    /** The jar of JJava, which its Python package has installed. */
    public Path jjava() {
        return venv().folder().resolve("share/jupyter/kernels/java/jjava.jar");
    }

    /** Whether the kernel's file is for this checkout, which may have been moved. */
    boolean hasKernel() {
        try {
            return Files.readString(kernelFile()).equals(kernelJson(Kernel.ijava));
        } catch (IOException e) {
            return false;
        }
    }

    /** In each folder, one kernel has the name that the notebooks open with, and the other one its own. */
    private void writeKernels() throws SetupException {
        for (Kernel first : Kernel.values()) {
            for (Kernel kernel : Kernel.values()) {
                write(kernelFile(first, kernel == first ? "java" : kernel.name()), kernelJson(kernel));
            }
        }
    }

    private static void write(Path file, String content) throws SetupException {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new SetupException("cannot write " + file + ": make it a file that you may write to");
        }
    }

    /** The command is {@code ./jbang kernel}, whose class path is the notebooks' environment. */
    private String kernelJson(Kernel kernel) {
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(new KernelSpec(
            List.of(checkout.jbang().toString(), "kernel", "--kernel", kernel.name(), "{connection_file}"),
            "Java (" + kernel.title() + ")", "java",
            "message", // a signal would end the JVM; a message interrupts the cell
            new TreeMap<>(Map.of(kernel.variable("COMPILER_OPTS"), COMPILER_OPTIONS,
                kernel.variable("STARTUP_SCRIPTS_PATH"), checkout.notebooks().resolve("startup.jshell").toString()))));
    }

    /** The format that Jupyter reads. */
    private record KernelSpec(List<String> argv, String display_name, String language, String interrupt_mode,
                              Map<String, String> env) {}
}
