package greenlab.fetch;

import greenlab.timeline.Event;
import greenlab.timeline.Json;
import greenlab.timeline.Run;
import java.io.PrintStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A run as lines of JSON while it happens, for the process that started this one: a first line that says that this JVM
 * is there, each event on a line, the run on the last. A thread of its own puts them into words and writes them: neither
 * may keep the fetches waiting.
 */
final class EventStream implements Consumer<Event> {
    private static final Supplier<String> FIRST = () -> "begun";
    private static final Supplier<String> LAST = () -> null;

    private final BlockingQueue<Supplier<String>> lines = new LinkedBlockingQueue<>();
    private final PrintStream out;
    private final Thread writer = Thread.ofPlatform().daemon().name("greenlab-events").unstarted(this::write);

    EventStream(PrintStream out) {
        this.out = out;
        lines.add(FIRST);
        writer.start();
    }

    @Override
    public void accept(Event event) {
        lines.add(() -> Json.line(event));
    }

    /** Tells what the fetches stood on. */
    void tell(Held held) {
        lines.add(held::line);
    }

    /** Writes the run and ends the stream; returns when all is written. */
    void end(Run run) throws InterruptedException {
        lines.add(() -> Json.line(run));
        lines.add(LAST);
        writer.join();
    }

    private void write() {
        try {
            for (Supplier<String> line = lines.take(); line != LAST; line = lines.take()) {
                out.println(line.get());
                out.flush();
            }
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException("nobody interrupts the writer", unexpected);
        }
    }
}
