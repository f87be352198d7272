package greenlab.fetch;

import java.util.Locale;

/** On what the fetches run: who waits while a fetch waits. */
public enum RuntimeName {
    /** One after the other, on one thread. */
    SERIAL,
    /** All at once, each on an OS thread of its own. */
    THREADS,
    /** All at once on one OS thread, as greenlets over patched sockets. */
    GREEN,
    /** All at once as the JDK's virtual threads, on a given number of carriers. */
    VIRTUAL;

    /** The word that people, command lines and JSON use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();   // so that picocli's help and messages show the word
    }
}
