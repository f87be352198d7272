package greenlab.commands;

import java.util.List;

/** Who is who among the processes that a command has started. */
final class ProcessTree {
    private ProcessTree() {}

    /** JBang's own JVM is given the same arguments first. */
    static boolean isStageJvm(ProcessHandle process) {
        List<String> arguments = process.info().arguments().map(List::of).orElse(List.of());
        return arguments.contains("Stage") && arguments.contains("--events");
    }
}
