package greenlab.stages;

import java.nio.file.Path;
import java.util.List;

/**
 * A JDK to run stages on.
 *
 * @param java the major version it stands for
 * @param jdk its home
 * @param emulated whether it is a later JDK that is made to pin as Java 21 does, see {@link greenlab.agents.UnpinAgent}
 */
public record TargetJvm(int java, Path jdk, boolean emulated) {
    /**
     * Besides the agent that makes monitors pin: the JDK's poller must not be a virtual thread, which it isn't on 21
     * either. It would wait for the carrier that waits for it.
     */
    private static final List<String> AS_21 = List.of("-Djdk.pollerMode=1");

    /** The JVM flags it takes besides the stage's own. */
    List<String> flags() {
        return emulated ? AS_21 : List.of();
    }

    /** As shown in tables: {@code 21}, {@code 25}, or {@code 21*} where it is emulated. */
    public String label() {
        return java + (emulated ? "*" : "");
    }
}
