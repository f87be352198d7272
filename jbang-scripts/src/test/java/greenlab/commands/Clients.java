package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A few clients of a service, each of which sends the next request when it has the answer. */
final class Clients implements AutoCloseable {
    private static final int CLIENTS = 6;

    private final URI service;
    private final AtomicInteger answers = new AtomicInteger();
    private volatile IOException failure;
    private volatile boolean closed;
    private int before;

    private Clients(URI service) {
        this.service = service;
    }

    /** Returns when the service has warmed up: what it loads and compiles at first takes long, too. */
    static Clients of(URI service) throws InterruptedException {
        var clients = new Clients(service);
        for (int i = 0; i < CLIENTS; i++) {
            Thread.ofPlatform().daemon().start(clients::send);
        }
        while (clients.answers.get() < 3 * CLIENTS && clients.failure == null) {
            Thread.sleep(20);
        }
        clients.before = clients.answers.get();
        return clients;
    }

    private void send() {
        while (!closed && failure == null) {
            try (InputStream in = service.toURL().openStream()) {
                in.readAllBytes();
                answers.incrementAndGet();
            } catch (IOException failed) {
                failure = failed;
            }
        }
    }

    /** The service has answered since then. */
    void assertAnswered() {
        assertThat(failure).isNull();
        assertThat(answers.get()).isGreaterThan(before);
    }

    @Override
    public void close() {
        closed = true;
    }
}
