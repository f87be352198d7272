package greenlab.junit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests that block, on purpose, for half a second and more. Run by {@link ShouldNotBlockTest}. */
class Blocking {
    private static final long MILLIS = 600;

    @Test
    @ShouldNotBlock
    void inInitialiser() throws InterruptedException {
        Thread.startVirtualThread(Sleeper::touch).join();
    }

    @Test
    @ShouldNotBlock
    void inPlatformThread() throws InterruptedException {
        inLoop(Blocking::park);
    }

    @Test
    @ShouldNotBlock(threads = "test-loop-.*", carriers = false)
    void inEventLoop() throws InterruptedException {
        inLoop(Blocking::park);
    }

    @Test
    @ShouldNotBlock(threads = "test-loop-.*", threshold = "5s")
    void shorterThanThreshold() throws InterruptedException {
        inLoop(Blocking::park);
    }

    @Test
    @ShouldNotBlock
    void computes() throws InterruptedException {
        Thread.startVirtualThread(Blocking::compute).join();
    }

    @Test
    @ShouldNotBlock(busy = true)
    void computesAndMustNot() throws InterruptedException {
        Thread.startVirtualThread(Blocking::compute).join();
    }

    @Test
    @ShouldNotBlock(threshold = "soon")
    void invalidThreshold() {}

    @Test
    @ShouldNotBlock(threshold = "5ms")
    void tooShortThreshold() {}

    @Test
    @ShouldNotBlock(carriers = false)
    void watchesNothing() {}

    @Test
    @ShouldNotBlock(threads = "test-(")
    void invalidThreads() {}

    @Test
    void notAnnotated() throws InterruptedException {
        inLoop(Blocking::park);
    }

    @ShouldNotBlock(threads = "test-loop-.*")
    static class Parent {}

    static class OnClass extends Parent {
        @Test
        void ofParent() throws InterruptedException {
            inLoop(Blocking::park);
        }

        @Nested
        class Inner {
            @Test
            void ofOuter() throws InterruptedException {
                inLoop(Blocking::park);
            }
        }
    }

    static class InParallel {
        @Test
        void blocks() throws InterruptedException {
            inLoop(Blocking::park);
        }

        @Test
        void blocksToo() throws InterruptedException {
            inLoop(Blocking::park);
        }

        /** Takes as long as the others, without a thread of that name. */
        @Test
        @ShouldNotBlock(threads = "test-loop-.*")
        void mustNotBlock() {
            park();
        }
    }

    private static void inLoop(Runnable task) throws InterruptedException {
        Thread.ofPlatform().name("test-loop-1").start(task).join();
    }

    private static void park() {
        try {
            new CountDownLatch(1).await(MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static void compute() {
        long end = System.nanoTime() + MILLIS * 1_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** Its initialiser waits, which pins a virtual thread on every Java. */
    private static final class Sleeper {
        static {
            park();
        }

        static void touch() {}
    }
}
