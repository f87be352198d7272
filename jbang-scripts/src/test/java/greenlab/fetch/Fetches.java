package greenlab.fetch;

import com.google.gson.Gson;
import greenlab.run.Recorder;
import greenlab.run.Run;
import greenlab.run.RunJson;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JVM that fetches, on one runtime, from each address that it reads from standard input, and prints a line of JSON for
 * each: the run and what it left open. A runtime changes its JVM for good, so each needs its own.
 */
public final class Fetches {

    /**
     * The end of one run.
     *
     * @param run as JSON
     * @param descriptors open sockets, selectors and pipes after it
     * @param threads those that still fetch after it
     */
    public record Ended(String run, int descriptors, List<String> threads) {}

    private Fetches() {}

    /** Arguments: the truststore, the runtime, and the number of fetches. */
    public static void main(String... args) throws IOException, InterruptedException {
        Trust.only(Path.of(args[0]));
        BufferedReader addresses = new BufferedReader(new InputStreamReader(System.in));
        for (String address = addresses.readLine(); address != null; address = addresses.readLine()) {
            Run run = fetch(address, RuntimeName.of(args[1]), Integer.parseInt(args[2]));
            System.out.println(new Gson().toJson(new Ended(RunJson.line(run), descriptors(), threads())));
        }
    }

    private static Run fetch(String address, RuntimeName runtime, int n) throws IOException, InterruptedException {
        RunSpec spec = RunSpec.ofFetches("25", runtime, Proto.valueOf(address.split(":")[0]), n, 0.1, 1);
        Recorder recorder = new Recorder(spec);
        FetchJob job = new FetchJob(spec, address, null, true);
        return recorder.finished(new FetchProgram(job, recorder::add).run());
    }

    /** As Linux reports them; 0 elsewhere. */
    private static int descriptors() {
        File[] all = new File("/proc/self/fd").listFiles();
        return all == null ? 0 : (int) Stream.of(all).filter(Fetches::isOpen).count();
    }

    private static boolean isOpen(File descriptor) {
        try {
            String what = Files.readSymbolicLink(descriptor.toPath()).toString();
            return what.startsWith("socket:") || what.startsWith("anon_inode:");
        } catch (IOException gone) {
            return false;
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
            .filter(name -> name.startsWith("fetch ")).toList();
    }
}
