package greenlab.bench;

import greenlab.setup.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The servers with delay endpoints. */
enum ServerUnderTest {
    GREENLAB("greenlab", (bench, port) ->
        List.of(bench.checkout().jbang().toString(), "serve", "--port", port, "--https-port", "0")),
    GO_HTTPBIN("go-httpbin", (bench, port) ->
        List.of(goHttpbin(bench).toString(), "-host", "127.0.0.1", "-port", port)),
    UWSGI_GEVENT("uWSGI, gevent", (bench, port) -> uwsgi(bench, port, "python3,gevent_python3", "--gevent", "1000",
        "--gevent-monkey-patch")),
    /** With a larger backlog: uWSGI's default of 100 is too small for a thousand clients, and some reconnect. */
    UWSGI_GEVENT_BACKLOG("gevent, -l 1024", (bench, port) -> uwsgi(bench, port, "python3,gevent_python3", "--gevent",
        "1000", "--gevent-monkey-patch", "--listen", "1024")),
    UWSGI_THREADS_BACKLOG("threads, -l 1024", (bench, port) -> uwsgi(bench, port, "python3", "--threads", "1000",
        "--listen", "1024"));

    private static final String GO_HTTPBIN_VERSION = "2.26.0";

    private final String label;
    private final ServerCommand command;

    ServerUnderTest(String label, ServerCommand command) {
        this.label = label;
        this.command = command;
    }

    private interface ServerCommand {
        List<String> of(Bench bench, String port) throws IOException;
    }

    String label() {
        return label;
    }

    /** Whether the server can hold ten thousand delayed requests. */
    boolean holdsMany() {
        return this == GREENLAB || this == GO_HTTPBIN;
    }

    /** Starts a fresh process, after installing the server if possible. An exception says why it is unavailable. */
    RunningServer start(Bench bench) throws IOException {
        int port = RunningServer.freePort();
        return RunningServer.start(command.of(bench, "" + port), port);
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

    /** With the system's PATH, and so with Debian's Python. */
    private static List<String> uwsgi(Bench bench, String port, String plugins, String... options) throws IOException {
        if (!bench.hasProgram("uwsgi", "uwsgi-core", "uwsgi-plugin-python3", "uwsgi-plugin-gevent-python3",
                "python3-flask")) {
            throw new IOException("uWSGI is not installed");
        }
        return Stream.concat(Stream.of("env", "PATH=/usr/bin:/bin", "uwsgi", "--plugins", plugins, "--http-socket",
            "127.0.0.1:" + port, "--wsgi-file", bench.folder().resolve("peers/handler.py").toString(), "--callable",
            "app", "--disable-logging", "--die-on-term"), Stream.of(options)).toList();
    }
}
