package greenlab.notebooks;

import greenlab.cli.Subcommand;
import greenlab.setup.Checkout;
import greenlab.setup.ChildProcesses;
import greenlab.setup.Jupyter;
import greenlab.setup.Kernel;
import greenlab.setup.Setup;
import greenlab.setup.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs notebooks from top to bottom, each on its own kernel, with refresh.py. */
@Command(name = "notebooks", sortOptions = false,
    description = "Runs the course's notebooks from top to bottom, each on its own kernel.",
    footer = {"", "Example: run two of them and save their outputs:",
        "  jbang notebooks --refresh 01-blocking-sockets 02-cooperative-scheduling"})
public final class NotebooksCommand implements Subcommand {
    @Spec
    CommandSpec spec;

    @Option(names = "--refresh", description = "Save the outputs into the files, ready to be committed.")
    boolean refresh;

    @Option(names = "--kernel", paramLabel = "K", defaultValue = "ijava",
        description = "ijava or jjava (default: ${DEFAULT-VALUE}).")
    Kernel kernel;

    @Parameters(paramLabel = "NOTEBOOK", arity = "0..*", description = "Names of notebooks (default: all).")
    List<String> names = List.of();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws SetupException, IOException, InterruptedException {
        ChildProcesses.endOnExit();
        Checkout checkout = Checkout.find();
        List<String> chosen = chosen(checkout.notebooks());
        Jupyter jupyter = Setup.all(checkout);
        var command = new ArrayList<>(List.of(jupyter.python().toString(), "-B",
            checkout.notebooks().resolve("refresh.py").toString()));
        if (!refresh) {
            command.add("--run-only");
        }
        command.addAll(chosen);
        var process = new ProcessBuilder(command).inheritIO();
        process.environment().put("GREENLAB_KERNELS", jupyter.kernels(kernel).toString());
        return process.start().waitFor();
    }

    List<String> chosen(Path folder) throws IOException {
        List<String> known;
        try (Stream<Path> files = Files.list(folder)) {
            known = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".ipynb"))
                .map(name -> name.replace(".ipynb", "")).sorted().toList();
        }
        List<String> wanted = names.stream().map(name -> name.replaceFirst(".*/", "").replace(".ipynb", "")).toList();
        wanted.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new ParameterException(spec.commandLine(),
                "unknown notebook '" + name + "'; expected one of " + String.join(", ", known));
        });
        return (wanted.isEmpty() ? known : wanted).stream().map(name -> folder.resolve(name + ".ipynb").toString())
            .toList();
    }
}
