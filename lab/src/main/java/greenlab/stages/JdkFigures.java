package greenlab.stages;

import com.google.gson.Gson;
import greenlab.server.Keys;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.setup.Jdks;
import greenlab.setup.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What differs between JDKs, as bench's {@code OnJdk.java} measures it.
 *
 * @param greenletBytes the heap that a sleeping greenlet takes, with its stack and its timer
 * @param handshakeBytes what both sides send in a full TLS 1.3 handshake
 * @param handshakeMillis the CPU time that both sides take for it
 */
public record JdkFigures(int greenletBytes, int handshakeBytes, double handshakeMillis) {
    /** Compiles in the foreground: a greenlet is mostly its stack, whose size depends on what is compiled. */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xbatch", "-Xmn600m",
        "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED", "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");

    private static final int GREENLETS = 20_000;

    /**
     * Measures in a JVM of this machine's JDK with that major version; empty if there is none.
     *
     * @param handshakes how many are made to warm up, and then again for the median time; their size is always the same
     * @throws IllegalStateException if the program fails; its message is one line
     */
    public static Optional<JdkFigures> measure(Checkout checkout, int java, int handshakes)
            throws StartupException {
        Keys keys = Keys.in(checkout.tls());
        return new Jdks().find(java).map(home -> measure(home, List.of(
            "-cp", System.getProperty("java.class.path"), "" + checkout.root().resolve("bench/ours/OnJdk.java"),
            "" + keys.keystore(), "" + keys.truststore(), Keys.PASSWORD, "" + GREENLETS, "" + handshakes)));
    }

    private static JdkFigures measure(Path jdk, List<String> program) {
        List<String> command = new ArrayList<>(List.of(ChildJvm.java(jdk)));
        command.addAll(FLAGS);
        command.addAll(program);
        Tool.Result result = Tool.run(command);
        if (!result.ok()) {
            throw new IllegalStateException("OnJdk.java failed with " + jdk + ": " + result.errorLine());
        }
        return new Gson().fromJson(result.output().lines().toList().getLast(), JdkFigures.class);
    }
}
