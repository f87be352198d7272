package greenlab.net;

import greenlab.green.Waiter;

/** The end of a socket operation's timeout, over all its waits; a time of {@link System#nanoTime}. */
record Deadline(long at) {

    /** @param millis from now; 0 is no limit, as with all timeouts of java.net */
    static Deadline after(int millis) {
        return new Deadline(millis == 0 ? Waiter.FOREVER : System.nanoTime() + millis * 1_000_000L);
    }

    /** At least 1, so that a wait that begins too late still polls once. */
    long nanosLeft() {
        return at == Waiter.FOREVER ? at : Math.max(1, at - System.nanoTime());
    }
}
