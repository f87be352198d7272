package greenlab.faults;

import com.google.gson.Gson;
import greenlab.fetch.Fetches;
import greenlab.fetch.RuntimeName;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The other end of {@link Fetches}: a JVM that is given an address, and says how the fetches of it ended. */
final class FetchJvm implements Closeable {
    private final RuntimeName runtime;
    private final Process process;
    private final PrintStream to;
    private final BufferedReader from;

    FetchJvm(Path truststore, RuntimeName runtime, int n) throws IOException {
        this.runtime = runtime;
        this.process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:TieredStopAtLevel=1", "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "-cp", System.getProperty("java.class.path"), Fetches.class.getName(),
            truststore.toString(), runtime.toString(), "" + n))
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        to = new PrintStream(process.getOutputStream(), true);
        from = new BufferedReader(new InputStreamReader(process.getInputStream()));
    }

    RuntimeName runtime() {
        return runtime;
    }

    Fetches.Ended fetch(URI address) throws IOException {
        to.println(address);
        return new Gson().fromJson(from.readLine(), Fetches.Ended.class);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
