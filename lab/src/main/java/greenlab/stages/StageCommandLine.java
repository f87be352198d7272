package greenlab.stages;

import com.google.gson.Gson;
import greenlab.fetch.FetchJob;
import greenlab.fetch.FetchMain;
import greenlab.fetch.PatchScope;
import greenlab.fetch.RunSpec;
import greenlab.setup.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;

/** The command lines of child JVMs that fetch. */
final class StageCommandLine {
    /** For JVMs that live for seconds: the quick compiler alone. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    /** What the runtime uses of the JDK: its continuations, and the file descriptors of NIO channels. */
    private static final List<String> EXPORTS = List.of("--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
        "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");
    /**
     * For thousands of concurrent fetches: room, so that no collection copies all they hold. The JDK's TLS starts a
     * thread for each handshake's listeners; small allocation buffers keep these threads from using that room up.
     */
    private static final List<String> MANY_FETCHES = List.of("-XX:InitialRAMPercentage=10", "-XX:NewRatio=1",
        "-XX:TLABSize=64k");

    /** The program, which is an agent, too. */
    private static final Path GREEN = ChildJvm.locationOf(FetchMain.class);

    private StageCommandLine() {}

    /** Fetches on this JVM's JDK, with the program alone. */
    static List<String> of(FetchJob job) {
        return command(Path.of(System.getProperty("java.home")), List.of(), MANY_FETCHES, job);
    }

    /**
     * A stage or an order in its environment.
     *
     * @param flags more JVM flags, such as those of a flight recording
     */
    static List<String> of(Checkout checkout, FetchJob job, TargetJvm jvm, List<String> flags) throws IOException {
        Integer stage = job.spec().stage();
        StageScript script = StageScript.of(checkout, stage == null ? "order" : "" + stage, jvm.java());
        List<String> all = new ArrayList<>(jvm.flags());
        all.addAll(script.words("RUNTIME_OPTIONS"));
        all.addAll(flags);
        String options = agentOptions(job.spec());
        if (!options.isEmpty()) {
            all.add("-javaagent:" + GREEN + "=" + options);
        }
        List<Path> jars = script.words("DEPS").isEmpty() ? List.of() : script.jars(checkout);
        return command(jvm.jdk(), jars, all, job);
    }

    /** How much of stage 4's patch is applied, or stage 5's tracing; and whether monitors pin as on Java 21. */
    private static String agentOptions(RunSpec spec) {
        int stage = spec.stage() == null ? -1 : spec.stage();
        boolean patched = stage == 4 && spec.patch() != PatchScope.NONE;
        return Stream.of(patched ? spec.patch().toString() : stage == 5 ? "spans" : "", spec.emulated() ? "as21" : "")
            .filter(option -> !option.isEmpty()).collect(Collectors.joining("+"));
    }

    private static List<String> command(Path jdk, List<Path> jars, List<String> flags, FetchJob job) {
        Stream<Path> program = Stream.of(FetchMain.class, Gson.class, ByteBuddy.class, ByteBuddyAgent.class)
            .map(ChildJvm::locationOf);
        String classPath = Stream.concat(program, jars.stream()).map(Path::toString).distinct()
            .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(ChildJvm.java(jdk)));
        command.addAll(SHORT_LIVED);
        command.addAll(EXPORTS);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, FetchMain.class.getName(), job.json()));
        return command;
    }
}
