package greenlab.stages;

import greenlab.setup.Checkout;
import greenlab.setup.Jdks;
import greenlab.setup.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A JDK to run stages on.
 *
 * @param java the major version it stands for
 * @param jdk its home
 * @param emulated whether it is a later JDK that is made to pin as Java 21 does, see {@link greenlab.agents.UnpinAgent}
 */
public record TargetJvm(int java, Path jdk, boolean emulated) {
    private static final int OLDEST = 21;
    /** The Java of the story, which any later one may stand for: the stages' verdicts are the same. */
    private static final int CURRENT = 25;
    /**
     * Besides the agent that makes monitors pin: the JDK's poller must not be a virtual thread, which it isn't on 21
     * either. It would wait for the carrier that waits for it.
     */
    private static final List<String> AS_21 = List.of("-Djdk.pollerMode=1");
    private static final Path OWN = Path.of(System.getProperty("java.home"));

    /** Whether stages run on this Java: a major version such as {@code 25}, or {@code 21*} for an emulated 21. */
    public static boolean isJava(String word) {
        return word.equals(OLDEST + "*") || word.matches("\\d{2}") && Integer.parseInt(word) >= OLDEST;
    }

    /**
     * Finds a JDK on this machine. For 21, JBang's download is the second choice, and emulation the third. Where there
     * is no 25, the JDK that runs this program is used under its own number.
     *
     * @param progress receives a line when something takes long or isn't as asked
     */
    static TargetJvm find(String java, Checkout checkout, Consumer<String> progress) {
        if (!isJava(java)) {
            throw new IllegalArgumentException("unsupported Java '" + java + "'; expected 21, 21*, 25 or later");
        }
        if (java.endsWith("*")) {
            return standIn();
        }
        int major = Integer.parseInt(java);
        int own = Runtime.version().feature();
        Optional<Path> found = new Jdks().find(major).or(() -> Optional.of(OWN).filter(_ -> major == own));
        if (found.isEmpty() && major == OLDEST) {
            progress.accept("no JDK 21 on this machine; asking JBang for one");
            Tool.run(checkout.jbang(), "jdk", "install", java);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("the download of JDK 21 was interrupted");
            }
            found = new Jdks().find(major);
        }
        if (found.isEmpty() && major == CURRENT) {
            progress.accept("no JDK 25 found; Java " + own + " is used instead");
            return new TargetJvm(own, OWN, false);
        }
        if (found.isEmpty() && major > OLDEST) {
            throw new IllegalStateException("no JDK " + major + " found; install one, or set JAVA_" + major + "_HOME");
        }
        if (found.isEmpty()) {
            progress.accept("no JDK 21 available; a later one stands in for it and pins as 21 does (21*)");
        }
        return found.map(home -> new TargetJvm(major, home, false)).orElseGet(TargetJvm::standIn);
    }

    private static TargetJvm standIn() {
        return new TargetJvm(OLDEST, new Jdks().find(CURRENT).orElse(OWN), true);
    }

    /** The JVM flags it takes besides the stage's own. */
    List<String> flags() {
        return emulated ? AS_21 : List.of();
    }

    /** As shown in tables: {@code 21}, {@code 25}, or {@code 21*} where it is emulated. */
    public String label() {
        return java + (emulated ? "*" : "");
    }
}
