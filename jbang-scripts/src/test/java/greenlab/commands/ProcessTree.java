package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The processes that a command has started. */
final class ProcessTree {
    private ProcessTree() {}

    /** Not the JVM that writes an archive of classes before a first run. */
    static boolean isStageJvm(ProcessHandle process) {
        List<String> arguments = process.info().arguments().map(List::of).orElse(List.of());
        return arguments.contains("greenlab.fetch.FetchMain")
            && arguments.stream().noneMatch(argument -> argument.startsWith("-XX:ArchiveClassesAtExit"));
    }

    /** Waits for ten seconds at most. A zombie, which init hasn't reaped yet, has ended, too. */
    static void awaitEnd(ProcessHandle process) throws InterruptedException {
        for (int i = 0; i < 200 && runs(process); i++) {
            Thread.sleep(50);
        }
        assertThat(runs(process)).as("%s still runs", process).isFalse();
    }

    /** A zombie has no program any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
