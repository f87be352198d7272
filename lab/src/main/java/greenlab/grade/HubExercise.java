package greenlab.grade;

import java.nio.channels.SelectableChannel;

/**
 * The hub that you write: five methods, and three more that you can leave for later. All but {@link #spawn} and
 * {@link #run} are called by a running greenlet. A class that implements it is public and has a constructor without
 * parameters. Each case gets a new instance.
 */
public interface HubExercise {

    /** What a greenlet does. */
    @FunctionalInterface
    interface Body {
        void run() throws Exception;
    }

    /**
     * Creates a greenlet and puts it at the end of the run queue; doesn't run it yet. Any thread may call it, also
     * while {@link #run} waits.
     *
     * @return what {@link #join} and {@link #kill} get
     */
    Object spawn(Body body);

    /** The greenlet goes to the end of the run queue, and the next one runs. */
    void yieldNow() throws Exception;

    /** The greenlet sleeps for at least this time, while others run. */
    void sleep(double seconds) throws Exception;

    /**
     * The greenlet waits, while others run, until the channel has something to read, or its end. The channel doesn't
     * block. If it is closed, this throws, or returns and leaves it to the read to throw.
     */
    void awaitReadable(SelectableChannel channel) throws Exception;

    /**
     * Runs greenlets until none is left. A greenlet that throws, whatever it throws, ends alone.
     *
     * @throws IllegalStateException if the greenlets that are left wait for one another only
     */
    void run() throws Exception;

    /** The greenlet waits until the other one has ended, however it ended; returns at once if it has. */
    default void join(Object greenlet) throws Exception {
        throw new UnsupportedOperationException("join is not written yet");
    }

    /**
     * Makes a greenlet throw where it waits, or where it yielded, so that its {@code finally} blocks run and nothing
     * else of it does. If it hasn't started, it never does; if it has ended, nothing happens.
     */
    default void kill(Object greenlet) throws Exception {
        throw new UnsupportedOperationException("kill is not written yet");
    }

    /** Closes a channel, and ends the wait of the greenlet that waits for it, if there is one. */
    default void close(SelectableChannel channel) throws Exception {
        channel.close();
    }
}
