package greenlab.server;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/** How time passes for a request. It stops with the server, and what still waits then is dropped. */
abstract class Waiting extends AbstractLifeCycle {

    /** Runs {@code then} once the time is over, never earlier, on a thread that may block for a moment. */
    abstract Wait start(Duration time, Runnable then);

    /** A wait under way. */
    interface Wait {
        /** Ends it: {@code then} will not run, unless it does already. */
        void cancel();
    }

    static Waiting by(Threading threading, Server server) {
        return switch (threading) {
            case Threading.Async _ -> new OnTimer(server);
            case Threading.Virtual _ -> new Asleep(Executors.newVirtualThreadPerTaskExecutor());
            case Threading.Threads(int n) -> new Asleep(Executors.newFixedThreadPool(n, daemons()));
        };
    }

    private static ThreadFactory daemons() {
        return Thread.ofPlatform().daemon().name("delay-", 1).factory();
    }

    /** No thread waits: the scheduler's one thread hands those whose time has come to the server's pool. */
    private static final class OnTimer extends Waiting {

        private final Server server;

        private OnTimer(Server server) {
            this.server = server;
        }

        @Override
        Wait start(Duration time, Runnable then) {
            return server.getScheduler().schedule(() -> server.getThreadPool().execute(then), time)::cancel;
        }
    }

    /** Each request sleeps in a thread, as a synchronous service does while it waits for another one. */
    private static final class Asleep extends Waiting {

        private final ExecutorService threads;

        private Asleep(ExecutorService threads) {
            this.threads = threads;
        }

        @Override
        Wait start(Duration time, Runnable then) {
            var sleep = threads.submit(() -> {
                Thread.sleep(time);
                then.run();
                return null;
            });
            return () -> sleep.cancel(true);
        }

        @Override
        protected void doStop() {
            threads.shutdownNow();
        }
    }
}
