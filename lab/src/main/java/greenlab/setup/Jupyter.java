package greenlab.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jupyter, as this checkout uses it: JupyterLab in a virtual environment in {@code .lab/venv}, from pinned
 * requirements. Where these can't be fetched, one that is installed; where none is, Debian's. In every case its
 * settings and state are in {@code .lab/jupyter}, and it sees our kernel only.
 *
 * @param house whose Jupyter
 * @param python the Python that has it
 * @param server the module that serves notebooks: {@code jupyterlab} or {@code notebook}
 */
public record Jupyter(Checkout house, Python python, String server) {

    /** The one that is ready for use, found without setting up anything. */
    public static Optional<Jupyter> find(Checkout house) {
        return venv(house).find().or(Python::withJupyter).map(python -> of(house, python));
    }

    /** The one to use, set up first where need be. */
    public static Jupyter setUp(Checkout house, Progress progress) throws CannotSetUp {
        var venv = venv(house);
        if (venv.find().isEmpty()) {
            progress.step("Jupyter, this once", () -> installSome(venv));
        }
        return find(house).orElseThrow(() -> new CannotSetUp("Jupyter was set up, but does not start: remove "
            + house.lab() + " and try again"));
    }

    private static Venv venv(Checkout house) {
        return new Venv(house.lab().resolve("venv"), files(house).resolve("requirements.txt"), "JupyterLab");
    }

    private static void installSome(Venv venv) throws CannotSetUp {
        try {
            venv.install();
        } catch (CannotSetUp noVenv) {
            if (Python.withJupyter().isEmpty()) {
                installDebians(noVenv);
            }
        }
    }

    private static void installDebians(CannotSetUp noVenv) throws CannotSetUp {
        try {
            Debian.install("jupyter-notebook", "jupyter-nbconvert");
        } catch (CannotSetUp noDebian) {
            throw new CannotSetUp("no Jupyter: " + noVenv.getMessage() + "; else " + noDebian.getMessage());
        }
    }

    private static Jupyter of(Checkout house, Python python) {
        return new Jupyter(house, python, python.has("jupyterlab") ? "jupyterlab" : "notebook");
    }

    /** The command that runs a Jupyter module, such as {@code nbconvert}, with these arguments. */
    public List<String> command(String module, String... arguments) {
        var command = new ArrayList<>(List.of(python.program().toString(), "-m", module));
        command.addAll(List.of(arguments));
        return command;
    }

    /** What the environment of each such command must contain: no settings or kernels of others are touched. */
    public Map<String, String> environment() {
        Path state = house.lab().resolve("jupyter");
        return Map.of(
            "JUPYTER_PATH", state.toString(),
            "JUPYTER_CONFIG_PATH", files(house).toString(),
            "JUPYTER_CONFIG_DIR", state.resolve("config").toString(),
            "JUPYTER_DATA_DIR", state.resolve("data").toString(),
            "JUPYTER_RUNTIME_DIR", state.resolve("runtime").toString(),
            "IPYTHONDIR", state.resolve("ipython").toString());
    }

    /** Where what we hand to Jupyter lies: requirements, settings. */
    static Path files(Checkout house) {
        return house.root().resolve("jbang-scripts/setup/jupyter");
    }
}
