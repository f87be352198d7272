package greenlab.net;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Where the code under test runs; patched sockets must behave the same in each. */
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
        void startOther(Body body) {
            Hub.current().hub().spawn("other", body.asCallable());
        }
    },
    THREAD {
        @Override
        void run(Body body) throws Exception {
            body.run();
        }

        @Override
        void startOther(Body body) {
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
        void startOther(Body body) {
            Thread.ofVirtual().start(new FutureTask<>(body.asCallable()));
        }
    };

    /** Code that may throw. */
    interface Body {
        void run() throws Exception;

        default Callable<Void> asCallable() {
            return () -> {
                run();
                return null;
            };
        }
    }

    /** Returns the thrown exception. AssertJ's method is too slow at its first call for tests of concurrent close. */
    static Throwable thrownBy(Body body) {
        try {
            body.run();
            return null;
        } catch (Exception thrown) {
            return thrown;
        }
    }

    /** Runs the body to its end. */
    abstract void run(Body body) throws Exception;

    /** Starts another body concurrently. Called by a body. */
    abstract void startOther(Body body);
}
