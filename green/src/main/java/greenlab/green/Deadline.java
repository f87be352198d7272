package greenlab.green;

/** Until when a socket waits; it may wait several times until then. A time of {@link System#nanoTime}. */
record Deadline(long at) {

    /** From now, in milliseconds; 0 is for ever, as with all timeouts of java.net. */
    static Deadline after(int millis) {
        return new Deadline(millis == 0 ? Timers.NEVER : System.nanoTime() + millis * 1_000_000L);
    }

    /** At least 1, so that a wait that begins too late still looks once. */
    long nanosLeft() {
        return at == Timers.NEVER ? Timers.NEVER : Math.max(1, at - System.nanoTime());
    }
}
