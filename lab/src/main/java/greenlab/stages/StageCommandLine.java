package greenlab.stages;

import com.google.gson.Gson;
import greenlab.fetch.FetchJob;
import greenlab.fetch.FetchMain;
import greenlab.fetch.PatchScope;
import greenlab.fetch.Proto;
import greenlab.fetch.RuntimeName;
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
    static final List<String> EXPORTS = List.of("--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
        "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");
    /**
     * For thousands of concurrent fetches: an old generation with room for all they hold, so that it is never
     * collected. The JDK's TLS starts a thread for each handshake's listeners; small allocation buffers keep these
     * threads from using the young one up.
     */
    private static final List<String> MANY_FETCHES = List.of("-XX:InitialRAMPercentage=10", "-XX:TLABSize=64k");
    /** What so many greenlets allocate until HTTP's responses arrive fits into a young generation of 64 MB. */
    private static final int FIT_INTO_64_MB = 2000;
    /** With more fetches than this, it pays to compile a method after a fifth of the usual number of calls. */
    private static final int FEW = 100;
    /** With more fetches than this, the buffers of the JDK's streams take more memory than all else together. */
    private static final int LARGE_BUFFERS = 500;

    /** The program, which is an agent, too. */
    private static final Path GREEN = ChildJvm.locationOf(FetchMain.class);

    private StageCommandLine() {}

    /** Fetches on this JVM's JDK, with the program alone. */
    static List<String> of(FetchJob job) {
        boolean small = job.spec().n() > LARGE_BUFFERS && job.spec().runtime() == RuntimeName.GREEN;
        boolean fit = job.spec().n() <= FIT_INTO_64_MB && job.spec().proto() == Proto.http;
        List<String> flags = new ArrayList<>(MANY_FETCHES);
        flags.add(fit ? "-Xmn64m" : "-Xmn32m");
        if (job.spec().n() > FEW) {
            flags.add("-XX:CompileThresholdScaling=0.2");
        }
        flags.addAll(agent(small ? "buffers" : "", false));
        return command(Path.of(System.getProperty("java.home")), List.of(), flags, job);
    }

    /** The same on any JDK, with another flag: for a {@link ClassArchive}, whose classes all stages use. */
    static List<String> training(Path jdk, String flag, FetchJob job) {
        return command(jdk, List.of(), List.of(flag), job);
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
        all.addAll(agent(rewriting(job.spec()), job.spec().emulated()));
        List<Path> jars = script.words("DEPS").isEmpty() ? List.of() : script.jars(checkout);
        return command(jvm.jdk(), jars, all, job);
    }

    /** The agent of a stage that has one: stage 4's patch, or stage 5's tracing. */
    private static String rewriting(RunSpec spec) {
        int stage = spec.stage() == null ? -1 : spec.stage();
        return stage == 5 ? "spans" : stage == 4 ? option(spec.patch()) : "";
    }

    /** The agent's option for that much of stage 4's patch. */
    static String option(PatchScope patch) {
        return patch == PatchScope.NONE ? "" : patch.toString();
    }

    /** The flag that adds the agent, also for monitors that pin as on Java 21; none if not needed. */
    static List<String> agent(String option, boolean as21) {
        String options = Stream.of(option, as21 ? "as21" : "")
            .filter(each -> !each.isEmpty()).collect(Collectors.joining("+"));
        return options.isEmpty() ? List.of() : List.of("-javaagent:" + GREEN + "=" + options);
    }

    private static List<String> command(Path jdk, List<Path> jars, List<String> flags, FetchJob job) {
        Stream<Path> program = Stream.of(FetchMain.class, Gson.class, ByteBuddy.class, ByteBuddyAgent.class)
            .map(ChildJvm::locationOf);
        String classPath = Stream.concat(program, jars.stream()).map(Path::toString).distinct()
            .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(ChildJvm.java(jdk)));
        command.addAll(SHORT_LIVED);
        command.addAll(EXPORTS);
        command.addAll(ClassArchive.of(jdk).flags());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, FetchMain.class.getName(), job.json()));
        return command;
    }
}
