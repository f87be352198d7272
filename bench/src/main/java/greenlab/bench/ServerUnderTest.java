package greenlab.bench;

import greenlab.setup.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The servers with delay endpoints. */
enum ServerUnderTest {
    GREENLAB("greenlab"),
    GO_HTTPBIN("go-httpbin"),
    /** With a larger backlog: uWSGI's default of 100 is too small for a thousand clients, and some reconnect. */
    UWSGI_GEVENT("gevent, -l 1024", "python3,gevent_python3", "--gevent", "1000", "--gevent-monkey-patch",
        "--listen", "1024"),
    UWSGI_THREADS("threads, -l 1024", "python3", "--threads", "1000", "--listen", "1024");

    private static final String GO_HTTPBIN_VERSION = "2.26.0";

    private final String label;
    private final List<String> uwsgiOptions;

    /** @param uwsgiOptions uWSGI's plug-ins and options; none for other servers */
    ServerUnderTest(String label, String... uwsgiOptions) {
        this.label = label;
        this.uwsgiOptions = List.of(uwsgiOptions);
    }

    String label() {
        return label;
    }

    /** Whether the server can hold ten thousand delayed requests. */
    boolean holdsMany() {
        return uwsgiOptions.isEmpty();
    }

    /** Whether it is measured in each round; the others once, as information. */
    boolean hasGoal() {
        return this == GREENLAB || this == UWSGI_GEVENT;
    }

    /** Starts a fresh process, after installing the server if possible. An exception says why it is unavailable. */
    RunningServer start(Bench bench) throws IOException {
        if (this == GREENLAB) {
            String jbang = bench.checkout().jbang().toString();
            return RunningServer.start(port -> List.of(jbang, "serve", "--port", "" + port, "--https-port", "0"));
        }
        if (this == GO_HTTPBIN) {
            String program = goHttpbin(bench).toString();
            return RunningServer.start(port -> List.of(program, "-host", "127.0.0.1", "-port", "" + port));
        }
        if (!bench.hasProgram("uwsgi", "uwsgi-core", "uwsgi-plugin-python3", "uwsgi-plugin-gevent-python3",
                "python3-flask")) {
            throw new IOException("uWSGI is not installed");
        }
        return RunningServer.start(port -> uwsgi(bench.folder().resolve("peers/handler.py"), port));
    }

    private static Path goHttpbin(Bench bench) throws IOException {
        Path program = bench.checkout().lab().resolve("go-httpbin-" + GO_HTTPBIN_VERSION).resolve("go-httpbin");
        if (Tool.onPath("go").isEmpty()) {
            throw new IOException("go is not installed");
        }
        if (!Files.isExecutable(program)) {
            Tool.Result result = Tool.run("env", "GOBIN=" + program.getParent(), "go", "install",
                "github.com/mccutchen/go-httpbin/v2/cmd/go-httpbin@v" + GO_HTTPBIN_VERSION);
            if (!result.ok()) {
                throw new IOException(result.errorLine());
            }
        }
        return program;
    }

    /** With the system's PATH, and so with Debian's Python. The plug-ins come first, since they define options. */
    private List<String> uwsgi(Path handler, int port) {
        List<String> command = new ArrayList<>(List.of("env", "PATH=/usr/bin:/bin", "uwsgi", "--plugins"));
        command.addAll(uwsgiOptions);
        command.addAll(List.of("--http-socket", "127.0.0.1:" + port, "--wsgi-file", handler.toString(), "--callable",
            "app", "--disable-logging", "--die-on-term"));
        return command;
    }
}
