package greenlab.stages;

import com.google.gson.Gson;
import greenlab.fetch.FetchMain;
import greenlab.fetch.PatchScope;
import greenlab.fetch.RunSpec;
import greenlab.setup.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;

/** The command lines of child JVMs that fetch, without their argument. */
final class StageCommandLine {
    /** For JVMs that live for seconds: the quick compiler alone. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    /** What the runtime uses of the JDK: its continuations, and the file descriptors of NIO channels. */
    private static final List<String> GREEN = List.of("--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
        "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");
    /**
     * For thousands of concurrent fetches: room, so that no collection copies all they hold. The JDK's TLS starts a
     * thread for each handshake's listeners; small allocation buffers keep these threads from using that room up.
     */
    private static final List<String> MANY_FETCHES = List.of("-XX:InitialRAMPercentage=10", "-XX:NewRatio=1",
        "-XX:TLABSize=64k");

    private StageCommandLine() {}

    /** Fetches on this JVM's JDK, with the program alone. */
    static List<String> ofFetches() {
        return command(Path.of(System.getProperty("java.home")), List.of(), Optional.empty(), MANY_FETCHES);
    }

    /**
     * A stage or an order in its environment.
     *
     * @param flags more JVM flags, such as those of a flight recording
     */
    static List<String> of(Checkout checkout, RunSpec spec, TargetJvm jvm, List<String> flags)
            throws IOException, InterruptedException {
        StageScript script = StageScript.of(checkout, spec.stage() == null ? "order" : "" + spec.stage(), jvm.java());
        List<String> all = new ArrayList<>(jvm.flags());
        all.addAll(script.words("RUNTIME_OPTIONS"));
        all.addAll(flags);
        List<Path> jars = script.words("DEPS").isEmpty() ? List.of() : script.jars(checkout);
        return command(jvm.jdk(), jars, agent(spec), all);
    }

    /** The agent's options: how much of stage 4's patch is applied, and whether monitors pin as on Java 21. */
    private static Optional<String> agent(RunSpec spec) {
        boolean patched = spec.stage() != null && spec.stage() == 4 && spec.patch() != PatchScope.NONE;
        String options = Stream.of(patched ? spec.patch().toString() : "", spec.emulated() ? "as21" : "")
            .filter(option -> !option.isEmpty()).collect(Collectors.joining("+"));
        return options.isEmpty() ? Optional.empty() : Optional.of(options);
    }

    private static List<String> command(Path jdk, List<Path> jars, Optional<String> agent, List<String> flags) {
        Path green = ChildJvm.locationOf(FetchMain.class);
        List<String> command = new ArrayList<>(List.of(ChildJvm.java(jdk)));
        command.addAll(SHORT_LIVED);
        command.addAll(GREEN);
        command.addAll(flags);
        agent.ifPresent(options -> command.add("-javaagent:" + green + "=" + options));
        String classPath = Stream.concat(Stream.concat(Stream.of(green), Stream.of(Gson.class, ByteBuddy.class,
            ByteBuddyAgent.class).map(ChildJvm::locationOf)), jars.stream()).map(Path::toString).distinct()
            .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", classPath, FetchMain.class.getName()));
        return command;
    }

    static List<String> with(List<String> command, String argument) {
        return Stream.concat(command.stream(), Stream.of(argument)).toList();
    }
}
