package greenlab.probe;

/** How a thread blocks its carrier or its event loop. */
public enum BlockKind {
    /** A virtual thread waits while a monitor pins it, which happens before Java 24. */
    MONITOR("pinned by a monitor"),
    /** A virtual thread waits while a native frame, or the initialisation of a class, pins it. */
    NATIVE_FRAME("pinned by a native frame"),
    /** A native method waits. It never tries to park, so the JVM records no event. */
    NATIVE_CALL("silent native call"),
    /** It waits inside the JVM, which no frame shows: another thread initialises or loads a class that it needs. */
    CLASS("waiting for a class"),
    /** It computes: it uses a CPU, or is ready to. */
    BUSY("busy computing"),
    /** A platform thread that must not wait is parked, or waits for a monitor. */
    WAIT("waiting");

    private final String words;

    BlockKind(String words) {
        this.words = words;
    }

    /** What reports say, such as {@code pinned by a monitor}. */
    public String words() {
        return words;
    }
}
