package greenlab.bench;

import greenlab.setup.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A server that can make its clients wait. */
enum Contender {
    OURS("greenlab", true) {
        @Override
        RunningServer start(Bench bench) throws IOException {
            return RunningServer.telling(List.of(bench.jbang(), "serve", "--port", "0", "--https-port", "0"));
        }
    },
    GO_HTTPBIN("go-httpbin", true) {
        @Override
        RunningServer start(Bench bench) throws IOException {
            Path program = bench.checkout().lab().resolve("go-httpbin-" + GO_HTTPBIN_VERSION).resolve("go-httpbin");
            if (Tool.onPath("go").isEmpty()) {
                throw new IOException("there is no go to install it with");
            }
            if (!Files.isExecutable(program)) {
                Tool.Result result = Tool.run("env", "GOBIN=" + program.getParent(), "go", "install",
                    "github.com/mccutchen/go-httpbin/v2/cmd/go-httpbin@v" + GO_HTTPBIN_VERSION);
                if (!result.ok()) {
                    throw new IOException(result.errorLine());
                }
            }
            return RunningServer.at(port -> List.of(program.toString(), "-host", "127.0.0.1", "-port", "" + port),
                Map.of());
        }
    },
    UWSGI_GEVENT("uWSGI, gevent", false) {
        @Override
        RunningServer start(Bench bench) throws IOException {
            return uwsgi(bench, "python3,gevent_python3", "--gevent", "1000", "--gevent-monkey-patch");
        }
    },
    /** Its own hundred connections that may wait to be accepted are too few for a thousand callers: some come again. */
    UWSGI_GEVENT_LISTENING("gevent, -l 1024", false) {
        @Override
        RunningServer start(Bench bench) throws IOException {
            return uwsgi(bench, "python3,gevent_python3", "--gevent", "1000", "--gevent-monkey-patch", "--listen",
                "1024");
        }
    },
    UWSGI_THREADS_LISTENING("threads, -l 1024", false) {
        @Override
        RunningServer start(Bench bench) throws IOException {
            return uwsgi(bench, "python3", "--threads", "1000", "--listen", "1024");
        }
    };

    private static final String GO_HTTPBIN_VERSION = "2.26.0";

    private final String label;
    private final boolean holdsMany;

    Contender(String label, boolean holdsMany) {
        this.label = label;
        this.holdsMany = holdsMany;
    }

    String label() {
        return label;
    }

    /** Whether ten thousand delays at once are something it was made for. */
    boolean holdsMany() {
        return holdsMany;
    }

    /** A fresh process that answers; an IOException says why there is none. */
    abstract RunningServer start(Bench bench) throws IOException;

    private static RunningServer uwsgi(Bench bench, String plugins, String... how) throws IOException {
        if (!bench.installed("uwsgi", "uwsgi-core", "uwsgi-plugin-python3", "uwsgi-plugin-gevent-python3",
                "python3-flask")) {
            throw new IOException("there is no uWSGI");
        }
        String script = bench.checkout().root().resolve("bench/peers/handler.py").toString();
        return RunningServer.at(port -> Stream.concat(Stream.of("uwsgi", "--plugins",
            plugins, "--http-socket", "127.0.0.1:" + port, "--wsgi-file", script, "--callable", "app",
            "--disable-logging", "--die-on-term"), Stream.of(how)).toList(),
            Map.of("PATH", "/usr/bin:/bin"));
    }
}
