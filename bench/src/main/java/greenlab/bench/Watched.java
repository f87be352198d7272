package greenlab.bench;

import greenlab.cli.Cli;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A program that ran to its end, and what was seen of it from outside while it did.
 *
 * @param ended whether it came to an end by itself, and well
 * @param output what it printed
 * @param complaint what it said on stderr, the last line
 * @param threads how many OS threads it had at most, a JVM's housekeepers not counted; null where that can't be seen
 * @param peakMB its memory, resident at most; null where that can't be seen
 */
record Watched(boolean ended, String output, String complaint, Integer threads, Integer peakMB) {
    private static final int PATIENCE_SECONDS = 240;
    private static final int GLANCE_MILLIS = 40;
    /** A thread for each stream: on two cores the common pool has one, and a full stderr would wait for stdout's end. */
    private static final Executor READER = reading -> Thread.ofPlatform().daemon().start(reading);

    /** Runs it, its stdin empty. Who takes longer than four minutes is ended. */
    static Watched run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectInput(Path.of("/dev/null").toFile()).start();
            var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()), READER);
            var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), READER);
            ProcessWatch watch = new ProcessWatch(process.toHandle());
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            do {
                watch.look();
            } while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < end);
            boolean over = !process.isAlive();
            process.destroyForcibly().waitFor();
            String complaint = err.join().lines().reduce("no answer in " + PATIENCE_SECONDS + " s", (a, b) -> b);
            return new Watched(over && process.exitValue() == 0, out.join(), complaint, watch.threads(),
                watch.peakMB());
        } catch (IOException e) {
            return new Watched(false, "", e.getMessage(), null, null);
        } catch (InterruptedException e) {
            throw new Cli.Failure("interrupted", e);
        }
    }

    private static String text(InputStream from) {
        try (from) {
            return new String(from.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }
}
