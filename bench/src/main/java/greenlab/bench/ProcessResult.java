package greenlab.bench;

import greenlab.cli.Cli;
import greenlab.stages.ChildJvm;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The result of a program, and what was sampled while it ran.
 *
 * @param error what went wrong; null if it ended by itself with exit code 0
 * @param threads its peak number of threads, see {@link ProcessSampler}; null if unknown
 * @param peakMB its peak resident memory; null if unknown
 */
record ProcessResult(String output, String error, Double threads, Double peakMB) {
    private static final int TIMEOUT_SECONDS = 240;
    private static final long SAMPLE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    /** Runs a program, and kills it after four minutes. */
    static ProcessResult run(List<String> command) {
        try (ChildJvm process = ChildJvm.start(command)) {
            ProcessSampler sampler = new ProcessSampler(process.handle());
            var output = new StringBuilder();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
            String line = null;
            while (line != ChildJvm.END && System.nanoTime() < end) {
                output.append(line == null ? "" : line + "\n");
                line = process.nextLine(SAMPLE_NANOS);
                if (line == null) {
                    sampler.sample();
                }
            }
            String error = line != ChildJvm.END ? "no result within " + TIMEOUT_SECONDS + " s"
                : process.waitFor() == 0 ? null : process.causeOfDeath();
            return new ProcessResult(output.toString(), error, sampler.threads(), sampler.peakMB());
        } catch (IOException e) {
            return new ProcessResult("", e.getMessage(), null, null);
        } catch (InterruptedException e) {
            throw new Cli.Failure("interrupted", e);
        }
    }
}
