package greenlab.fetch;

import java.io.PrintStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Writes {@link ReportLine}s on a thread of its own: neither formatting nor a full pipe may block the fetches. */
final class ReportWriter implements Consumer<Event> {
    private final BlockingQueue<ReportLine> lines = new LinkedBlockingQueue<>();
    private final PrintStream out;
    private final Thread writer = Thread.ofPlatform().daemon().name("greenlab-report").unstarted(this::write);

    /** @param live whether to write immediately; otherwise only {@link #end} writes */
    ReportWriter(PrintStream out, boolean live) {
        this.out = out;
        lines.add(new ReportLine(ReportLine.Type.STARTED, System.getProperty("java.version"), null, null, null));
        if (live) {
            writer.start();
        }
    }

    @Override
    public void accept(Event event) {
        lines.add(new ReportLine(ReportLine.Type.EVENT, null, event, null, null));
    }

    void accept(SocketReport sockets) {
        lines.add(new ReportLine(ReportLine.Type.SOCKETS, null, null, sockets, null));
    }

    /** Writes the result as the last line; returns when everything is written. */
    void end(FetchResult result) throws InterruptedException {
        lines.add(new ReportLine(ReportLine.Type.RESULT, null, null, null, result));
        if (writer.getState() == Thread.State.NEW) {
            writer.start();
        }
        writer.join();
    }

    private void write() {
        try {
            ReportLine line;
            do {
                line = lines.take();
                out.println(line.json());
                if (lines.isEmpty()) {
                    out.flush();
                }
            } while (line.type() != ReportLine.Type.RESULT);
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException("the writer was interrupted", unexpected);
        }
    }
}
