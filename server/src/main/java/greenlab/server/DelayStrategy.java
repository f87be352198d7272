package greenlab.server;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/** How the server delays a request. It stops with the server; requests that are still delayed get no response. */
abstract class DelayStrategy extends AbstractLifeCycle {

    /**
     * Runs an action after a delay, never earlier, on a thread that may block briefly.
     *
     * @return a task whose cancellation ends the delay without running the action, unless that has already begun
     */
    abstract Scheduler.Task delay(Duration time, Runnable action);

    static DelayStrategy of(Threading threading, Server server) {
        return switch (threading) {
            case Threading.Async _ -> new Timer(server);
            case Threading.Virtual _ -> new Sleep(Executors.newVirtualThreadPerTaskExecutor());
            case Threading.Threads(int n) -> new Sleep(Executors.newFixedThreadPool(n,
                Thread.ofPlatform().daemon().name("delay-", 1).factory()));
        };
    }

    /** Uses the server's scheduler, whose single thread passes expired delays to the server's thread pool. */
    private static final class Timer extends DelayStrategy {

        private final Server server;

        private Timer(Server server) {
            this.server = server;
        }

        @Override
        Scheduler.Task delay(Duration time, Runnable action) {
            return server.getScheduler().schedule(() -> server.getThreadPool().execute(action), time);
        }
    }

    /** Blocks a thread for each request, as a synchronous service does while it waits for another one. */
    private static final class Sleep extends DelayStrategy {

        private final ExecutorService threads;

        private Sleep(ExecutorService threads) {
            this.threads = threads;
        }

        @Override
        Scheduler.Task delay(Duration time, Runnable action) {
            var sleep = threads.submit(() -> {
                Thread.sleep(time);
                action.run();
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
