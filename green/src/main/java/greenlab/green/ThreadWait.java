package greenlab.green;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.LockSupport;

/**
 * The wait of a thread that runs no greenlet, or can't leave the one that it runs. It parks, which a virtual thread can
 * do without keeping its carrier, while one daemon thread waits for the channels of all of them. The JDK has its virtual
 * threads wait for their sockets in the same way.
 */
final class ThreadWait implements Interest.Waiter {
    private static final Doorbell DOORBELL = attended();

    private final Thread thread = Thread.currentThread();
    private volatile boolean over;

    private static Doorbell attended() {
        try {
            Doorbell doorbell = new Doorbell(true);
            Thread attendant = Thread.ofPlatform().daemon().name("greenlab-doorbell").unstarted(() -> attend(doorbell));
            doorbell.belongsTo(attendant);
            attendant.start();
            return doorbell;
        } catch (IOException noDescriptors) {
            throw new UncheckedIOException(noDescriptors);
        }
    }

    private static void attend(Doorbell doorbell) {
        try {
            while (true) {
                doorbell.await(Timers.NEVER);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Waits until the channel is ready, or its socket closed.
     *
     * @param nanos for how long at most; {@link Timers#NEVER} is for ever
     * @return false if the time ran out
     * @throws InterruptedIOException if a virtual thread is interrupted. Other threads wait on, and stay interrupted
     */
    static boolean await(Readiness what, long nanos) throws InterruptedIOException {
        ThreadWait wait = new ThreadWait();
        DOORBELL.ring(() -> wait.begin(what));
        try {
            return wait.park(nanos);
        } finally {
            if (!wait.over) {
                wait.over = true;
                DOORBELL.ring(() -> Interest.forget(DOORBELL.selector(), what.channel()));
            }
        }
    }

    private void begin(Readiness what) {
        try {
            if (what.closed().getAsBoolean()) {
                ready();
            } else if (!over) {
                Interest.add(DOORBELL.selector(), what, this);
            }
        } catch (IOException closed) {
            ready();
        }
    }

    private boolean park(long nanos) throws InterruptedIOException {
        long start = System.nanoTime();
        boolean interrupted = false;
        try {
            while (!over && (nanos == Timers.NEVER || System.nanoTime() - start < nanos)) {
                LockSupport.parkNanos(this, nanos == Timers.NEVER ? nanos : nanos - (System.nanoTime() - start));
                interrupted |= Thread.interrupted();
                if (interrupted && thread.isVirtual()) {
                    throw new InterruptedIOException();
                }
            }
            return over;
        } finally {
            if (interrupted) {
                thread.interrupt();
            }
        }
    }

    @Override
    public void ready() {
        over = true;
        LockSupport.unpark(thread);
    }

    @Override
    public boolean isOver() {
        return over;
    }
}
