package greenlab.fetch;

import java.io.PrintStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Writes {@link ReportLine}s on a thread of its own: neither formatting nor a full pipe may block the fetches. */
final class ReportWriter implements Consumer<Event> {
    /** Formatting takes CPU time that the fetches could use, most of all while its code is compiled. */
    private static final long SECONDS_BETWEEN_WRITES = 2;

    private final BlockingQueue<ReportLine> lines = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final PrintStream out;
    private final long pause;
    private final Thread writer = Thread.ofPlatform().daemon().name("greenlab-report").unstarted(this::write);

    /** @param live whether to write immediately; otherwise every {@value #SECONDS_BETWEEN_WRITES} seconds */
    ReportWriter(PrintStream out, boolean live) {
        this.out = out;
        this.pause = live ? 0 : SECONDS_BETWEEN_WRITES;
        lines.add(new ReportLine(ReportLine.Type.STARTED, System.getProperty("java.version"), null, null, null));
        writer.start();
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
        ended.countDown();
        writer.join();
    }

    private void write() {
        try {
            ReportLine last;
            do {
                ended.await(pause, TimeUnit.SECONDS);
                last = writeAll();
            } while (last.type() != ReportLine.Type.RESULT);
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException("the writer was interrupted", unexpected);
        }
    }

    private ReportLine writeAll() throws InterruptedException {
        ReportLine last = null;
        for (ReportLine line = lines.take(); line != null; line = lines.poll()) {
            out.println(line.json());
            last = line;
        }
        out.flush();
        return last;
    }
}
