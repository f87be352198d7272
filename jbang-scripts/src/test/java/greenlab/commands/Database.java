package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.setup.Debian;
import greenlab.setup.FreePorts;
import greenlab.setup.SetupException;
import greenlab.setup.Tool;
import greenlab.stages.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL of its own, from Debian's package, in a temporary folder. */
final class Database implements AutoCloseable {
    /** PostgreSQL refuses to run as root. */
    private static final List<String> AS_POSTGRES = System.getProperty("user.name").equals("root")
        ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups") : List.of();
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final int port;
    private final ChildJvm server;

    private Database(Path folder, int port, ChildJvm server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    /** Starts it. Installs the package if it is missing; only root can do that, and for others the test is skipped. */
    static Database start() throws IOException, InterruptedException {
        Path programs = programs().or(Database::installed).orElseThrow();
        Path folder = Files.createTempDirectory("greenlab-postgres");
        int port = FreePorts.any();
        if (!AS_POSTGRES.isEmpty()) {
            Tool.run("chown", "postgres", folder);
        }
        Tool.Result created = Tool.run(command(programs.resolve("initdb"), "-D", folder, "-A", "trust", "-U",
            "greenlab", "--no-sync", "--no-instructions"));
        assertThat(created.exitCode()).as(created.output()).isZero();
        var database = new Database(folder, port, ChildJvm.start(new ProcessBuilder(command(
            programs.resolve("postgres"), "-D", folder, "-p", port, "-c", "listen_addresses=" + HOST, "-c",
            "unix_socket_directories=", "-c", "fsync=off")).redirectErrorStream(true)));
        database.awaitReady();
        return database;
    }

    private static List<String> command(Object... words) {
        List<String> command = new ArrayList<>(AS_POSTGRES);
        Stream.of(words).map(Object::toString).forEach(command::add);
        return command;
    }

    private static Optional<Path> programs() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin")).filter(bin -> Files.exists(bin.resolve("initdb")))
                .findFirst();
        } catch (IOException missing) {
            return Tool.onPath("initdb").map(Path::getParent);
        }
    }

    private static Optional<Path> installed() {
        try {
            Debian.install("postgresql");
            return programs();
        } catch (SetupException missing) {
            Assumptions.assumeTrue(!AS_POSTGRES.isEmpty(), missing.getMessage());
            throw new AssertionError(missing);
        }
    }

    private void awaitReady() throws InterruptedException {
        String line = "";
        while (!line.contains("ready to accept connections")) {
            line = server.nextLine(Long.MAX_VALUE);
            assertThat(line).isNotSameAs(ChildJvm.END);
        }
    }

    String url() {
        return "jdbc:postgresql://" + HOST + ":" + port + "/postgres?user=greenlab";
    }

    /** Its clients have ended. A killed server would leave its shared memory. */
    @Override
    public void close() throws InterruptedException {
        server.handle().destroy();
        server.waitFor();
        server.close();
        Tool.run("rm", "-rf", folder);
    }
}
