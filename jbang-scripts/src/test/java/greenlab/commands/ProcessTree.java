package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Who is who among the processes that a command has started. */
final class ProcessTree {
    private ProcessTree() {}

    static boolean isStageJvm(ProcessHandle process) {
        return process.info().arguments().map(List::of).orElse(List.of()).contains("greenlab.fetch.FetchMain");
    }

    /** Waits for ten seconds at most. One whose parent is gone may stay a zombie until init looks: it has ended, too. */
    static void awaitEnd(ProcessHandle process) throws InterruptedException {
        for (int i = 0; i < 200 && runs(process); i++) {
            Thread.sleep(50);
        }
        assertThat(runs(process)).as("%s runs on", process).isFalse();
    }

    /** A zombie has no program any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
