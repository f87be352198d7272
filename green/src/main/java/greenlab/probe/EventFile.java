package greenlab.probe;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/** What a watch sees, one JSON object a line. At {@link #MOST} bytes only the states are written. */
class EventFile implements WatchListener, AutoCloseable {
    private static final long MOST = 16_000_000;

    private final BufferedWriter out;
    private long written;

    EventFile(Path file) throws IOException {
        out = Files.newBufferedWriter(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    void hello() {
        write("{\"what\":\"hello\",\"java\":" + json(Runtime.version().toString().split("\\+")[0]) + ",\"main\":"
            + json(MainClass.name()) + "}");
    }

    void failed(String line) {
        write("{\"what\":\"failed\",\"line\":" + json(line) + "}");
    }

    void bye() {
        write("{\"what\":\"bye\"}");
    }

    @Override
    public void finding(Finding one) {
        if (written < MOST) {
            write("{\"what\":\"blocked\",\"id\":" + one.id() + ",\"t\":" + one.t() + ",\"seconds\":"
                + one.seconds() + ",\"open\":" + one.open() + ",\"kind\":" + json(one.kind().name())
                + ",\"thread\":" + json(one.thread()) + ",\"carrier\":" + json(one.carrier()) + ",\"frame\":"
                + json(one.frame()) + ",\"call\":" + json(one.call()) + ",\"starved\":" + one.starved()
                + ",\"allBlocked\":" + one.allBlocked() + ",\"stack\":" + json(one.stack()) + ",\"hint\":"
                + json(one.hint()) + ",\"source\":" + json(one.source()) + "}");
        }
    }

    /** What the JDK says while a block lasts, see {@link JdkWitness}. */
    void moment(int finding, String scheduler, Thread.State state) {
        write("{\"what\":\"moment\",\"id\":" + finding + ",\"scheduler\":" + json(scheduler) + ",\"state\":"
            + json(state.name()) + "}");
    }

    @Override
    public void status(WatchStatus now) {
        write("{\"what\":\"status\",\"t\":" + now.t() + ",\"carriers\":" + now.carriers() + ",\"mounted\":"
            + now.mounted() + ",\"blocked\":" + json(now.blocked()) + ",\"runnable\":" + now.runnable()
            + ",\"threads\":" + now.threads() + ",\"paused\":" + now.paused() + ",\"cpu\":" + now.cpu() + "}");
    }

    @Override
    public void stall(String line) {
        write("{\"what\":\"stall\",\"line\":" + json(line) + "}");
    }

    private void write(String line) {
        try {
            out.write(line);
            out.write('\n');
            out.flush();
            written += line.length();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static String json(List<String> all) {
        return all.stream().map(EventFile::json).collect(Collectors.joining(",", "[", "]"));
    }

    /** No library here. */
    private static String json(String text) {
        if (text == null) {
            return "null";
        }
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(c == '"' || c == '\\' ? "\\" + (char) c
            : c < ' ' ? String.format("\\u%04x", c) : "" + (char) c));
        return quoted.append('"').toString();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
