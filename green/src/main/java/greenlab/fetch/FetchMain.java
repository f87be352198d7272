package greenlab.fetch;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The program that runs in a measured JVM: it fetches and prints {@link ReportLine}s. Its argument is a
 * {@link FetchJob} as JSON, or, typed by hand, {@code URL [RUNTIME [N [SECONDS [TRUSTSTORE]]]]}. Exit code 0 after the
 * fetches, 2 for invalid arguments.
 */
public final class FetchMain {
    private static final String USAGE = "usage: URL [serial|threads|green|virtual [N [SECONDS [TRUSTSTORE]]]];"
        + " './jbang serve' starts a delay server and prints its URL";

    private FetchMain() {}

    /** Runs on the calling thread, then ends this JVM. */
    public static void main(String... args) throws IOException, InterruptedException {
        ParentWatchdog.startIfAsked();
        FetchJob job;
        try {
            job = args.length == 1 && args[0].startsWith("{") ? FetchJob.of(args[0]) : typed(args);
            job.target();
        } catch (IllegalArgumentException invalid) {
            System.err.println("fetch: " + invalid.getMessage());
            System.exit(2);
            return;
        }
        fetch(job);
        System.exit(0);
    }

    private static FetchJob typed(String... args) {
        if (args.length < 1 || args.length > 5) {
            throw new IllegalArgumentException(USAGE);
        }
        RuntimeName runtime = args.length > 1 ? RuntimeName.of(args[1]) : RuntimeName.GREEN;
        int n = args.length > 2 ? (int) number("N", args[2], "[1-9]\\d{0,4}") : 10;
        double delay = args.length > 3 ? number("SECONDS", args[3], "\\d{1,3}(\\.\\d+)?") : 1;
        Proto proto = Proto.valueOf(Target.of(args[0], delay).proto());
        Path truststore = Path.of(args.length > 4 ? args[4] : ".lab/tls/truststore.p12");
        return new FetchJob(RunSpec.ofFetches("" + Runtime.version().feature(), runtime, proto, n, delay, 1), args[0],
            truststore.toFile().exists() ? truststore.toAbsolutePath().toString() : null, n <= 1000);
    }

    private static double number(String name, String word, String pattern) {
        if (!word.matches(pattern) || Double.parseDouble(word) == 0) {
            throw new IllegalArgumentException(name + " must be a number > 0, was '" + word + "'");
        }
        return Double.parseDouble(word);
    }

    private static void fetch(FetchJob job) throws IOException, InterruptedException {
        if (job.truststore() != null) {
            Trust.only(Path.of(job.truststore()));
        }
        PrintStream out = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            false, StandardCharsets.UTF_8);
        ReportWriter report = new ReportWriter(out, job.live());
        FetchProgram program = new FetchProgram(job, report);
        FetchResult result = program.run();
        if (!job.spec().order().isEmpty()) {
            report.accept(program.sockets());
        }
        report.end(result);
    }
}
