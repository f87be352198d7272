package greenlab.bench;

import greenlab.setup.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The servers with delay endpoints. */
enum ServerUnderTest {
    GREENLAB("greenlab") {
        @Override
        RunningServer start(Bench bench) throws IOException {
            return RunningServer.start(port -> List.of(bench.house().jbang().toString(), "serve", "--port", "" + port,
                "--https-port", "0"), Map.of());
        }
    },
    GO_HTTPBIN("go-httpbin") {
        @Override
        RunningServer start(Bench bench) throws IOException {
            Path program = bench.house().lab().resolve("go-httpbin-" + GO_HTTPBIN_VERSION).resolve("go-httpbin");
            if (Tool.onPath("go").isEmpty()) {
                throw new IOException("go is not installed");
            }
            if (!Files.isExecutable(program)) {
                Tool.Result result = Tool.run("env", "GOBIN=" + program.getParent(), "go", "install",
                    "github.com/mccutchen/go-httpbin/v2/cmd/go-httpbin@v" + GO_HTTPBIN_VERSION);
                if (!result.ok()) {
                    throw new IOException(result.complaint());
                }
            }
            return RunningServer.start(port -> List.of(program.toString(), "-host", "127.0.0.1", "-port", "" + port),
                Map.of());
        }
    },
    UWSGI_GEVENT("uWSGI, gevent") {
        @Override
        RunningServer start(Bench bench) throws IOException {
            return uwsgi(bench, "python3,gevent_python3", "--gevent", "1000", "--gevent-monkey-patch");
        }
    },
    /** With a larger backlog: uWSGI's default of 100 is too small for a thousand clients, and some reconnect. */
    UWSGI_GEVENT_BACKLOG("gevent, -l 1024") {
        @Override
        RunningServer start(Bench bench) throws IOException {
            return uwsgi(bench, "python3,gevent_python3", "--gevent", "1000", "--gevent-monkey-patch", "--listen",
                "1024");
        }
    },
    UWSGI_THREADS_BACKLOG("threads, -l 1024") {
        @Override
        RunningServer start(Bench bench) throws IOException {
            return uwsgi(bench, "python3", "--threads", "1000", "--listen", "1024");
        }
    };

    private static final String GO_HTTPBIN_VERSION = "2.26.0";

    private final String label;

    ServerUnderTest(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether the server can hold ten thousand delayed requests. */
    boolean holdsMany() {
        return this == GREENLAB || this == GO_HTTPBIN;
    }

    /** Starts a fresh process; an {@link IOException} says why the server is unavailable. */
    abstract RunningServer start(Bench bench) throws IOException;

    private static RunningServer uwsgi(Bench bench, String plugins, String... options) throws IOException {
        if (!bench.hasProgram("uwsgi", "uwsgi-core", "uwsgi-plugin-python3", "uwsgi-plugin-gevent-python3",
                "python3-flask")) {
            throw new IOException("uWSGI is not installed");
        }
        return RunningServer.start(port -> Stream.concat(Stream.of("uwsgi", "--plugins", plugins, "--http-socket",
            "127.0.0.1:" + port, "--wsgi-file", bench.folder().resolve("peers/handler.py").toString(), "--callable",
            "app", "--disable-logging", "--die-on-term"), Stream.of(options)).toList(),
            Map.of("PATH", "/usr/bin:/bin"));
    }
}
