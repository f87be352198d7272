package greenlab.bench;

import greenlab.cli.Cli;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The result of a program, and what was sampled while it ran.
 *
 * @param ok whether it ended by itself with exit code 0
 * @param error the last line of stderr
 * @param threads its peak number of threads, see {@link ProcessSampler}; null if unknown
 * @param peakMB its peak resident memory; null if unknown
 */
record ProcessResult(boolean ok, String output, String error, Double threads, Double peakMB) {
    private static final int TIMEOUT_SECONDS = 240;
    private static final int SAMPLE_MILLIS = 40;
    /** One thread per stream: on two cores the common pool has one, and a full stderr would block the process. */
    private static final Executor READER = reading -> Thread.ofPlatform().daemon().start(reading);

    /** Runs a program with an empty stdin, and kills it after four minutes. */
    static ProcessResult run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectInput(new File("/dev/null")).start();
            var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()), READER);
            var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), READER);
            ProcessSampler sampler = new ProcessSampler(process.toHandle());
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
            do {
                sampler.sample();
            } while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < end);
            boolean ended = !process.isAlive();
            process.destroyForcibly().waitFor();
            String error = err.join().lines().reduce("no result within " + TIMEOUT_SECONDS + " s", (_, last) -> last);
            return new ProcessResult(ended && process.exitValue() == 0, out.join(), error, sampler.threads(),
                sampler.peakMB());
        } catch (IOException e) {
            return new ProcessResult(false, "", e.getMessage(), null, null);
        } catch (InterruptedException e) {
            throw new Cli.Failure("interrupted", e);
        }
    }

    private static String text(InputStream from) {
        try (from) {
            return new String(from.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException ended) {
            return "";
        }
    }
}
