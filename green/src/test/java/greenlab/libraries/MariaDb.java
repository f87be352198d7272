package greenlab.libraries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A MariaDB server of its own, from Debian's package, with an empty folder and without passwords. */
final class MariaDb implements AutoCloseable {
    private static final String PACKAGE = "mariadb-server-core";

    private final int port = FreePort.find();
    private final Process server;

    /** Starts it. Where it isn't installed, root installs it with apt-get; for others, the test is skipped. */
    MariaDb(Path folder) throws IOException, InterruptedException {
        Optional<Path> program = program().or(MariaDb::installed);
        Assumptions.assumeTrue(program.isPresent(), "no mariadbd: install " + PACKAGE + " (so named in Debian)");
        server = new ProcessBuilder(program.get().toString(), "--no-defaults", "--datadir=" + folder,
            "--user=" + System.getProperty("user.name"), "--skip-grant-tables", "--bind-address=127.0.0.1",
            "--port=" + port, "--socket=" + folder.resolve("socket"), "--pid-file=" + folder.resolve("pid"))
            .redirectErrorStream(true).start();
        try (var lines = server.inputReader()) {
            for (String line = ""; line != null && !line.contains("ready for connections"); line = lines.readLine()) { }
        }
    }

    private static Optional<Path> program() {
        return Stream.of("/usr/sbin/mariadbd", "/usr/local/sbin/mariadbd", "/usr/libexec/mariadbd").map(Path::of)
            .filter(Files::isExecutable).findFirst();
    }

    private static Optional<Path> installed() {
        if (System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            String install = "apt-get -q install -y --no-install-recommends " + PACKAGE;
            try {
                new ProcessBuilder(List.of("sh", "-c", install + " || { apt-get -q update; " + install + "; }"))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor(4, TimeUnit.MINUTES);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return program();
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException {
        server.destroy();
        server.waitFor();
    }
}
