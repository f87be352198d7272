package greenlab.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checkout's Jupyter: JupyterLab in the virtual environment {@code .lab/venv}, from pinned requirements. If these
 * can't be fetched, an installed Jupyter is used, or else Debian's packages. In every case its settings and state are
 * in {@code .lab/jupyter}, and it sees only our kernel.
 *
 * @param checkout the checkout
 * @param python the Python that has Jupyter
 * @param server the module that serves notebooks: {@code jupyterlab} or {@code notebook}
 */
public record Jupyter(Checkout checkout, Python python, String server) {

    /** Finds one that is ready for use; installs nothing. */
    public static Optional<Jupyter> find(Checkout checkout) {
        return venv(checkout).find().or(Python::withJupyter).map(python -> of(checkout, python));
    }

    /** Installs JupyterLab if it isn't there. */
    static void setUp(Checkout checkout, Progress progress) throws SetupException {
        var venv = venv(checkout);
        if (venv.find().isEmpty()) {
            progress.step("Installing JupyterLab", () -> install(venv));
        }
    }

    private static Venv venv(Checkout checkout) {
        return new Venv(checkout.lab().resolve("venv"), files(checkout).resolve("requirements.txt"), "JupyterLab");
    }

    private static void install(Venv venv) throws SetupException {
        try {
            venv.install();
        } catch (SetupException noVenv) {
            if (Python.withJupyter().isEmpty()) {
                installDebianPackages(noVenv);
            }
        }
    }

    private static void installDebianPackages(SetupException noVenv) throws SetupException {
        try {
            Debian.install("jupyter-notebook", "jupyter-nbconvert");
        } catch (SetupException noPackages) {
            throw new SetupException(noVenv.getMessage() + "; or " + noPackages.getMessage());
        }
    }

    private static Jupyter of(Checkout checkout, Python python) {
        return new Jupyter(checkout, python, python.has("jupyterlab") ? "jupyterlab" : "notebook");
    }

    /** Returns the command that runs a Jupyter module, such as {@code nbconvert}, with these arguments. */
    public List<String> command(String module, String... arguments) {
        var command = new ArrayList<>(List.of(python.program().toString(), "-m", module));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns the variables that each such command needs, so that no other Jupyter's settings or kernels are used. */
    public Map<String, String> environment() {
        Path state = checkout.lab().resolve("jupyter");
        return Map.of(
            "JUPYTER_PATH", state.toString(),
            "JUPYTER_CONFIG_PATH", files(checkout).toString(),
            "JUPYTER_CONFIG_DIR", state.resolve("config").toString(),
            "JUPYTER_DATA_DIR", state.resolve("data").toString(),
            "JUPYTER_RUNTIME_DIR", state.resolve("runtime").toString(),
            "IPYTHONDIR", state.resolve("ipython").toString());
    }

    Path log() {
        return checkout.lab().resolve("jupyter/server.log");
    }

    /** Returns the folder of the files that Jupyter is given: requirements and settings. */
    static Path files(Checkout checkout) {
        return checkout.root().resolve("lab/jupyter");
    }
}
