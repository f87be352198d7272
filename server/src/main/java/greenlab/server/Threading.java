package greenlab.server;

/** How the server waits during a {@code /delay}. Everything else runs on the same few threads whichever is chosen. */
public sealed interface Threading {

    /** A timer: a waiting request holds no thread. */
    record Async() implements Threading {}

    /** A virtual thread per waiting request, asleep. */
    record Virtual() implements Threading {}

    /** A fixed number of platform threads, each asleep for one request at a time; the requests beyond that queue. */
    record Threads(int n) implements Threading {
        public Threads {
            if (n < 1 || n > 10_000) {
                throw new IllegalArgumentException("threads must be 1 to 10000, not " + n);
            }
        }
    }
}
