package greenlab.fetch;

import java.util.Locale;

/** What changes what later fetches stand on. Each step can be taken once in a JVM, and none is taken back. */
public enum Step {
    /** Sockets made from now on are cooperative: {@link greenlab.monkey.Patch#SOCKET}. */
    PATCH("patch the sockets"),
    /** The client is loaded: it settles its TLS, and fills its pool of connections. See {@link PooledClient}. */
    CLIENT("load the client"),
    /** Conscrypt becomes the first TLS provider. Contexts that exist already keep theirs. */
    PROVIDER("insert the TLS provider"),
    /** Conscrypt is told to make engine sockets. Connections that are open keep theirs. */
    ENGINE("choose engine sockets");

    private final String what;

    Step(String what) {
        this.what = what;
    }

    /** What it does, in words. */
    public String what() {
        return what;
    }

    /** The word that people and command lines use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();   // so that picocli's help and messages show the word
    }
}
