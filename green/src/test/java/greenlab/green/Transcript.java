package greenlab.green;

import java.io.IOException;
import java.time.Duration;

/** What happened in which order: all greenlets of a test write into one text, which is compared as a whole. */
public final class Transcript {
    private final StringBuilder text = new StringBuilder();

    public void say(String word) {
        text.append(word).append('\n');
    }

    /** Sleeps in a greenlet, where a test's lambda can't throw. */
    public static void sleep(long millis) {
        try {
            Hub.sleep(Duration.ofMillis(millis));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
