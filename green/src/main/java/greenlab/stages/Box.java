package greenlab.stages;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java to run stages on.
 *
 * @param java the Java it stands for, 21 or 25
 * @param jdk the home of the JDK that it starts
 * @param emulated whether that is a JDK 25 that is made to pin as Java 21 does, see {@link greenlab.agents.As21Agent}
 */
public record Box(int java, Path jdk, boolean emulated) {
    /** A JVM that lives for a second or ten spends a good part of it on compiling: the quick compiler alone, then. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    /**
     * Beside the agent that makes monitors pin: the JDK's poller must not be a virtual thread, as it isn't on 21. It
     * would wait for the carrier that waits for it.
     */
    private static final List<String> AS_21 = List.of("-Djdk.pollerMode=1");

    /** The release of the JDK that it starts. */
    int release() {
        return emulated ? 25 : java;
    }

    /** The JVM flags it takes besides the stage's own. */
    List<String> flags() {
        return Stream.concat(SHORT_LIVED.stream(), emulated ? AS_21.stream() : Stream.of()).toList();
    }

    /** As shown to people: {@code 21}, {@code 25}, or {@code 21*} where it is emulated. */
    public String label() {
        return java + (emulated ? "*" : "");
    }
}
