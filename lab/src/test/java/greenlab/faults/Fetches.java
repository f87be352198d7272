package greenlab.faults;

import com.google.gson.Gson;
import greenlab.cli.Cli;
import greenlab.cli.FetchCommand;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JVM that runs {@code fetch} on one runtime for each address it reads from stdin, and tells, in a line of JSON each,
 * how that ended and what it left in this JVM. A runtime changes its JVM for good, so each has one of its own.
 */
final class Fetches {

    /**
     * How one ended.
     *
     * @param descriptors open sockets, selectors and pipes after it
     * @param threads those that still fetch after it
     */
    record Ended(int exitCode, String out, List<String> err, int descriptors, List<String> threads) {}

    private Fetches() {}

    /** Arguments: the truststore, then what {@code fetch} is told besides its URL. */
    public static void main(String... args) throws IOException {
        PrintStream tell = System.out;
        BufferedReader addresses = new BufferedReader(new InputStreamReader(System.in));
        for (String address = addresses.readLine(); address != null; address = addresses.readLine()) {
            tell.println(new Gson().toJson(fetch(Path.of(args[0]), Stream.concat(Stream.of(address),
                Stream.of(args).skip(1)).toArray(String[]::new))));
            tell.flush();
        }
    }

    private static Ended fetch(Path truststore, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out));
        System.setErr(new PrintStream(err));
        int exitCode = Cli.run(new FetchCommand(() -> null, truststore), words);
        return new Ended(exitCode, out.toString(), err.toString().lines().toList(), descriptors(), threads());
    }

    /** As Linux tells them; 0 elsewhere. */
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
