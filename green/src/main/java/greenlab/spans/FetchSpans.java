package greenlab.spans;

import brave.Tracer;
import brave.Tracing;
import java.util.concurrent.atomic.AtomicInteger;
import zipkin2.reporter.brave.AsyncZipkinSpanHandler;

/**
 * Reports each fetch as a span before it is done. As in a service whose framework and own code are both traced, there
 * are both kinds of Brave's spans. A plain one finishes inside {@code synchronized}, a scoped one doesn't, and both
 * take the lock of the reporter's queue. The first fetch that ends has the scoped one.
 *
 * <p>Public for the rewritten bytecode of the fetch.
 */
public final class FetchSpans {
    private static final QueueHolder SENDER = new QueueHolder();
    private static final Tracer TRACER = Tracing.newBuilder().localServiceName("fetch")
        .addSpanHandler(AsyncZipkinSpanHandler.newBuilder(SENDER).build()).build().tracer();
    private static final AtomicInteger FINISHED = new AtomicInteger();

    private FetchSpans() {}

    /** Called before each event of a fetch, on its thread. {@code what} is its name. */
    public static void happened(Object what) throws InterruptedException {
        switch (what.toString()) {
            case "OPEN" -> SENDER.begun();
            case "DONE" -> {
                int before = FINISHED.getAndIncrement();
                SENDER.finishing(() -> finish(before));
                if (before == 0) {   // the warm-up
                    SENDER.awaitDrain();
                }
            }
            default -> { }
        }
    }

    private static void finish(int before) throws InterruptedException {
        if (before == 1) {
            TRACER.startScopedSpan("first").finish();
            return;
        }
        if (before > 1) {
            SENDER.awaitWaiter();
        }
        TRACER.nextSpan().start().finish();
    }
}
