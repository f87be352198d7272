package greenlab.probe;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The access of a program to its own JVM. A JVM may not attach to itself, so a child process attaches an agent to it.
 * This class is all three: what asks, the child's main class, and the agent, so the latter two use nothing but the JDK.
 */
public final class SelfAttach {
    private static final String NAME = SelfAttach.class.getName();
    private static final String FILE = NAME.replace('.', '/') + ".class";
    private static final long CHILD_SECONDS = 60;

    /** In the agent's copy of this class, which the system class loader has loaded. */
    private static volatile Instrumentation granted;

    private SelfAttach() {}

    /** Called by the JVM for {@code -javaagent}. */
    public static void premain(String options, Instrumentation instrumentation) {
        granted = instrumentation;
    }

    /** Called by the JVM when the child has attached. */
    public static void agentmain(String options, Instrumentation instrumentation) {
        granted = instrumentation;
    }

    /** Called by the agent's users, through reflection: they may have another copy of this class. */
    public static Instrumentation granted() {
        return granted;
    }

    /** The child: attaches the agent in {@code args[1]} to the process {@code args[0]}. */
    public static void main(String... args) throws Exception {
        VirtualMachine jvm = VirtualMachine.attach(args[0]);
        jvm.loadAgent(args[1]);
        jvm.detach();
    }

    /**
     * Returns what {@link Watch} needs, after it has attached an agent unless there is one. That takes as long as a JVM
     * takes to start, once. Returns null if the command line opened the packages.
     *
     * @throws IllegalStateException with one line and a fix, if this JVM takes no agent
     */
    static synchronized Instrumentation instrumentation() {
        Module own = SelfAttach.class.getModule();
        if (Carriers.PACKAGES.stream().allMatch(name -> Object.class.getModule().isOpen(name, own))) {
            return null;
        }
        try {
            Instrumentation present = ofSystemClassLoader();
            if (present == null) {
                attach();
                present = ofSystemClassLoader();
            }
            return present;
        } catch (IOException | ReflectiveOperationException refused) {
            throw new IllegalStateException("this JVM can't be watched, since it takes no agent ("
                + refused.getMessage() + "); start it with -javaagent:PATH/greenlab-junit-1.jar", refused);
        }
    }

    private static Instrumentation ofSystemClassLoader() throws ReflectiveOperationException {
        try {
            Class<?> agent = ClassLoader.getSystemClassLoader().loadClass(NAME);
            return (Instrumentation) agent.getMethod("granted").invoke(null);
        } catch (ClassNotFoundException notYet) {
            return null;
        }
    }

    private static void attach() throws IOException {
        Path jar = Files.createTempFile("greenlab-agent-", ".jar");
        jar.toFile().deleteOnExit();
        pack(jar);
        var child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", jar.toString(), NAME,
            "" + ProcessHandle.current().pid(), jar.toString()).redirectErrorStream(true);
        child.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        waitFor(child.start());
    }

    private static void waitFor(Process child) throws IOException {
        try (InputStream output = child.getInputStream()) {
            if (!child.waitFor(CHILD_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("attaching took more than " + CHILD_SECONDS + " s");
            }
            if (child.exitValue() != 0) {
                throw new IOException(reason(new String(output.readAllBytes(), StandardCharsets.UTF_8)));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            child.destroyForcibly();
        }
    }

    /** The message of the exception that the child printed. */
    private static String reason(String output) {
        String line = output.lines().filter(text -> text.contains("xception")).findFirst().orElse(output.strip());
        return line.replaceFirst("^.*?(\\w+(Exception|Error)): ", "");
    }

    private static void pack(Path file) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", NAME);
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
             InputStream code = SelfAttach.class.getResourceAsStream("/" + FILE)) {
            jar.putNextEntry(new ZipEntry(FILE));
            code.transferTo(jar);
        }
    }
}
