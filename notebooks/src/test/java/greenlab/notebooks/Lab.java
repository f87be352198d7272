package greenlab.notebooks;

import com.google.gson.Gson;
import greenlab.setup.Checkout;
import greenlab.setup.Jupyter;
import greenlab.setup.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Jupyter environment of {@code ./jbang lab}. Tests use it through small Python scripts that print JSON. */
final class Lab {
    private static final int MINUTES = 10;

    private final Checkout checkout = Checkout.find();

    private final Kernel kernel;

    private Lab(Kernel kernel) {
        this.kernel = kernel;
    }

    /** The environment of this checkout with IJava; fails with a fix if it hasn't been set up. */
    static Lab find() {
        return find(Kernel.ijava);
    }

    /** The same with another kernel. */
    static Lab find(Kernel kernel) {
        var lab = new Lab(kernel);
        Path spec = new Jupyter(lab.checkout).kernels(kernel).resolve("kernels/java/kernel.json");
        if (!Files.isExecutable(lab.python()) || !Files.exists(spec)) {
            throw new AssertionError("Jupyter is not set up: run ./jbang lab --setup-only (or ./jbang test) first");
        }
        return lab;
    }

    private Path python() {
        return checkout.lab().resolve("venv/bin/python");
    }

    /**
     * Runs a script of {@code src/test/python} and parses the last line that it prints. Before it come lines of kernels:
     * what a thread prints between cells goes to the output that the kernel shares with the script. The notebooks do
     * 5 fetches of 0.5 s each.
     */
    <T> T run(Class<T> report, String script, Object... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("notebooks", ".json");
        Path errors = Files.createTempFile("notebooks", ".txt");
        Process process = builder(script, arguments)
            .redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(script + " failed or timed out: " + Files.readString(errors));
            }
            return new Gson().fromJson(Files.readAllLines(output).getLast(), report);
        } finally {
            process.destroy(); // its kernel ends with it
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private ProcessBuilder builder(String script, Object... arguments) {
        Path scripts = checkout.notebooks().resolve("src/test/python");
        var command = new ArrayList<>(List.of(python().toString(), "-B", scripts.resolve(script).toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        var builder = new ProcessBuilder(command);
        builder.environment().put("PYTHONPATH", checkout.notebooks().toString());
        builder.environment().put("GREENLAB_DELAY", "0.5");
        builder.environment().put("GREENLAB_N", "5");
        builder.environment().put("GREENLAB_KERNELS", new Jupyter(checkout).kernels(kernel).toString());
        return builder;
    }
}
