package greenlab.net;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Where the code under test runs: patched sockets have to behave the same in all of them. */
enum ExecutionContext {
    GREENLET {
        @Override
        void run(Body body) throws Exception {
            try (Hub hub = new Hub()) {
                Greenlet<?> greenlet = hub.spawn("test", body.asCallable());
                hub.run();
                assertThat(greenlet.failure()).isNull();
            }
        }

        @Override
        void beside(Body body) {
            Hub.current().hub().spawn("beside", body.asCallable());
        }
    },
    THREAD {
        @Override
        void run(Body body) throws Exception {
            body.run();
        }

        @Override
        void beside(Body body) {
            Thread.ofPlatform().start(new FutureTask<>(body.asCallable()));
        }
    },
    VIRTUAL {
        @Override
        void run(Body body) throws Exception {
            FutureTask<Void> task = new FutureTask<>(body.asCallable());
            Thread.ofVirtual().start(task);
            task.get();
        }

        @Override
        void beside(Body body) {
            Thread.ofVirtual().start(new FutureTask<>(body.asCallable()));
        }
    };

    /** Code that may throw what sockets throw. */
    interface Body {
        void run() throws Exception;

        default Callable<Void> asCallable() {
            return () -> {
                run();
                return null;
            };
        }
    }

    /** What the body throws. AssertJ's own way takes its time at the first call, and a closer doesn't wait for it. */
    static Throwable thrownBy(Body body) {
        try {
            body.run();
            return null;
        } catch (Exception thrown) {
            return thrown;
        }
    }

    /** Runs the body there, to its end. */
    abstract void run(Body body) throws Exception;

    /** Called by a body: starts another of its kind, beside it. */
    abstract void beside(Body body);
}
