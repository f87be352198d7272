package greenlab.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import greenlab.commands.CtrlC;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Set-ups killed at random moments, each followed by a start that works. Only one by default;
 * {@code -Dgreenlab.aborted.setups=200 -Dgreenlab.seed=7} runs more, at other moments, and
 * {@code -Dgreenlab.aborted.command="lab --setup-only" -Dgreenlab.aborted.seconds=40} the whole set-up.
 */
@Tag("system")
class AbortedSetUpTest {
    private static final int TIMES = Integer.getInteger("greenlab.aborted.setups", 1);
    private static final long SEED = Long.getLong("greenlab.seed", 20261121);
    /** As long as {@code doctor} takes at first: most of it is Maven's build. */
    private static final long LATEST = TimeUnit.SECONDS.toNanos(Integer.getInteger("greenlab.aborted.seconds", 15));
    private static final List<String> COMMAND =
        List.of(("./jbang " + System.getProperty("greenlab.aborted.command", "doctor")).split(" "));

    @TempDir Path folder;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)   // two hundred take most of that
    void nextStartWorks() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "a process group of its own takes setsid");
        CopiedCheckout checkout = CopiedCheckout.in(folder);
        Random moments = new Random(SEED);
        for (int time = 0; time < TIMES; time++) {
            checkout.reset();
            String what = abort(checkout, moments.nextLong(LATEST));
            CopiedCheckout.Ended next = checkout.run(COMMAND);
            assertThat(next.exitCode()).as("%s: %s%n%s", what, next.err(), next.out()).isZero();
            assertThat(next.err()).as(what).noneMatch(line -> line.contains("xception"));
            assertThat(unused(checkout)).as(what).isEmpty();
            System.out.println("aborted set-up " + (time + 1) + ": " + what + "; the next start worked");
        }
        checkout.reset();   // JUnit would warn of links that lead out of the folder it deletes
    }

    /** What is started while the others end must end, too. */
    @Test
    void ctrlC_leavesNoProcessAndReportsNoFailure() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "a process group of its own takes setsid");
        CopiedCheckout checkout = CopiedCheckout.in(folder);
        List<String> command = CtrlC.heeded(List.of("./jbang", "lab", "--setup-only"));
        Process group = checkout.start(Stream.concat(Stream.of("setsid"), command.stream()).toList());
        Path err = checkout.sibling("err");
        while (group.isAlive() && !Files.readString(err).contains("Installing Reveal.js ...")) {
            Thread.sleep(20);
        }
        Thread.sleep(500);   // npm and pip are running
        CtrlC.pressForGroup(group);
        assertThat(group.waitFor()).isEqualTo(130);
        assertThat(Files.readString(err)).doesNotContain("failed", "Slides without");
        for (int i = 0; i < 10 && !session(group.pid()).isEmpty(); i++) {
            Thread.sleep(100);   // what was killed needs a moment to end
        }
        assertThat(session(group.pid())).isEmpty();
        checkout.reset();
    }

    /** The command lines of a session's processes. */
    private static List<String> session(long id) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "args=", "-s", "" + id).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
            .filter(line -> !line.contains("<defunct>")).toList();
    }

    /** Kills the whole group, so that no process can clean up. Returns its last message. */
    private static String abort(CopiedCheckout checkout, long nanos) throws IOException, InterruptedException {
        Process group = checkout.start(Stream.concat(Stream.of("setsid"), COMMAND.stream()).toList());
        boolean over = group.waitFor(nanos, TimeUnit.NANOSECONDS);
        List<ProcessHandle> family = Stream.concat(Stream.of(group.toHandle()), group.descendants()).toList();
        new ProcessBuilder("kill", "-KILL", "--", "-" + group.pid())
            .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        for (ProcessHandle member : family) {
            member.onExit().join();
        }
        String said = Files.readString(checkout.sibling("err")).lines().reduce((_, last) -> last).orElse("nothing yet");
        return String.format("seed %d, killed after %.2f s%s, at '%s'", SEED, nanos / 1e9, over ? " (over)" : "", said);
    }

    /** Leftovers: builds that the launcher doesn't use. */
    private static List<Path> unused(CopiedCheckout checkout) throws IOException {
        String used = Files.readString(checkout.lab().resolve("app")).strip();
        try (Stream<Path> files = Files.list(checkout.lab())) {
            return files.filter(file -> file.getFileName().toString().startsWith("app."))
                .filter(file -> !file.endsWith(used)).toList();
        }
    }
}
