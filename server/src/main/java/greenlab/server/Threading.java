package greenlab.server;

/** How the server delays a {@code /delay} request. All other work runs on the server's own thread pool. */
public sealed interface Threading {

    /** On a timer, without a thread per request. */
    record Async() implements Threading {}

    /** A sleeping virtual thread per request. */
    record Virtual() implements Threading {}

    /** A fixed pool of platform threads, each sleeping for one request; further requests queue. */
    record Threads(int n) implements Threading {
        public Threads {
            if (n < 1 || n > 10_000) {
                throw new IllegalArgumentException("threads must be from 1 to 10000, was " + n);
            }
        }
    }
}
