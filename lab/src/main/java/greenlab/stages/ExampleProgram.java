package greenlab.stages;

import greenlab.fetch.PatchScope;
import greenlab.server.Keys;
import greenlab.setup.Checkout;
import greenlab.setup.Jdks;
import greenlab.setup.Tool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import net.bytebuddy.ByteBuddy;

/**
 * A script of {@code jbang-scripts/programs}, running: a program that knows nothing of this kit, in a JVM of its own.
 * JBang compiles a script for the Java that it runs on; this compiles it for 21, so that it runs on each JDK. A script
 * with {@code //PREVIEW} is compiled by the JDK that runs it, since no other may run its class files.
 */
public final class ExampleProgram implements AutoCloseable {
    private final Path classes;
    private final ChildJvm jvm;

    private ExampleProgram(Path classes, ChildJvm jvm) {
        this.classes = classes;
        this.jvm = jvm;
    }

    /** Starts a script, such as {@code slow_partner}, on this JVM's JDK. */
    public static ExampleProgram start(Checkout checkout, String name, String... arguments) throws IOException {
        StageScript script = StageScript.program(checkout, name);
        List<Path> jars = script.words("DEPS").isEmpty() ? List.of() : script.jars(checkout);
        return start(checkout, script, Path.of(System.getProperty("java.home")), jars, arguments);
    }

    /** Starts a script on a Java, such as {@code 21}, with that much of stage 4's patch. */
    public static ExampleProgram start(Checkout checkout, String name, String java, PatchScope patch,
            String... arguments) throws IOException {
        StageScript script = StageScript.program(checkout, name);
        TargetJvm jvm = TargetJvm.find(java, checkout, System.err::println);
        List<String> flags = new ArrayList<>(StageCommandLine.EXPORTS);
        flags.addAll(jvm.flags());
        flags.addAll(StageCommandLine.agent(StageCommandLine.option(patch), jvm.emulated()));
        List<Path> jars = new ArrayList<>(script.jars(checkout));
        jars.add(ChildJvm.locationOf(ByteBuddy.class));
        return start(checkout, script, jvm.jdk(), flags, jars, arguments);
    }

    /**
     * Starts a script.
     *
     * @param jars its {@code //DEPS}, or others
     * @throws IllegalStateException if it doesn't compile, or the JDK is older than its {@code //JAVA}
     */
    public static ExampleProgram start(Checkout checkout, StageScript script, Path jdk, List<Path> jars,
            String... arguments) throws IOException {
        return start(checkout, script, jdk, List.of(), jars, arguments);
    }

    private static ExampleProgram start(Checkout checkout, StageScript script, Path jdk, List<String> flags,
            List<Path> jars, String... arguments) throws IOException {
        requireJava(script, jdk);
        Path classes = Files.createTempDirectory("greenlab-program");
        String classPath = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        String source = checkout.root().resolve(script.script()).toString();
        boolean preview = script.text(checkout).lines().anyMatch("//PREVIEW"::equals);
        if (!preview) {
            compile(script, classPath, classes, source);
        }
        List<String> command = new ArrayList<>(List.of(ChildJvm.java(jdk), "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading"));
        command.addAll(trust(checkout));
        command.addAll(flags);
        command.addAll(script.words("RUNTIME_OPTIONS"));
        command.addAll(List.of("-cp", classes + File.pathSeparator + classPath));
        command.addAll(preview ? List.of("--enable-preview", source) : List.of(script.stage()));
        command.addAll(List.of(arguments));
        return new ExampleProgram(classes, ChildJvm.start(new ProcessBuilder(command).redirectErrorStream(true)));
    }

    private static void requireJava(StageScript script, Path jdk) {
        String needed = script.words("JAVA").getFirst().replace("+", "");
        String version = Jdks.version(jdk);
        if (Integer.parseInt(version.split("\\D", 2)[0]) < Integer.parseInt(needed)) {
            throw new IllegalStateException(script.script() + " needs Java " + needed + " or later, was " + version);
        }
    }

    private static void compile(StageScript script, String classPath, Path classes, String source) {
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "21", "-proc:none",
            "-cp", classPath, "-d", classes.toString(), source);
        if (code != 0) {
            throw new IllegalStateException(script.script() + " doesn't compile; its errors are above");
        }
    }

    /** Lets the program trust the delay server's certificate, whichever TLS it uses. */
    private static List<String> trust(Checkout checkout) {
        return List.of("-Djavax.net.ssl.trustStore=" + Keys.at(checkout.tls()).truststore(),
            "-Djavax.net.ssl.trustStorePassword=" + Keys.PASSWORD, "-Djavax.net.ssl.trustStoreType=PKCS12");
    }

    /** The next line that it prints, such as its address. */
    public String nextLine() throws InterruptedException {
        String line = jvm.nextLine(Long.MAX_VALUE);
        if (line == ChildJvm.END) {
            throw new IllegalStateException("the program has ended, with exit code " + jvm.waitFor());
        }
        return line;
    }

    /** The number of its process, by which it can be watched. */
    public long pid() {
        return jvm.handle().pid();
    }

    /** Ends it. */
    @Override
    public void close() {
        jvm.close();
        Tool.run("rm", "-rf", classes);
    }
}
