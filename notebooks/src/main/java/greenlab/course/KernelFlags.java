package greenlab.course;

import com.google.gson.Gson;
import java.util.List;
import java.util.stream.Stream;

/** Checks what the course's cells need of a kernel, since a reader may use one that {@code ./jbang} didn't start. */
final class KernelFlags {
    private static final Module BASE = Object.class.getModule();
    private static final Module COURSE = KernelFlags.class.getModule();

    private KernelFlags() {}

    /** @throws IllegalStateException if something is missing; its message is one line with the fix */
    static void check() {
        List<String> flags = Stream.of(
            BASE.isExported("jdk.internal.vm", COURSE) ? "" : "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
            BASE.isExported("sun.nio.ch", COURSE) ? "" : "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            BASE.isOpen("java.net", COURSE) ? "" : "--add-opens=java.base/java.net=ALL-UNNAMED")
            .filter(flag -> !flag.isEmpty()).toList();
        require(flags.isEmpty(), "the kernel's JVM lacks " + String.join(" ", flags)
            + "; add it to JJAVA_JVM_OPTS, or to argv in the kernel's kernel.json");
        require(Gson.class.getResource("FormattingStyle.class") != null, "the kernel's jar contains an older Gson than "
            + "the course needs; use ./jbang lab, or start the kernel as in docs/places.md");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalStateException(problem);
        }
    }
}
