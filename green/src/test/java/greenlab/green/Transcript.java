package greenlab.green;

import java.io.IOException;
import java.time.Duration;

/** Records the order of events of all greenlets of a test as one text. */
public final class Transcript {
    private final StringBuilder text = new StringBuilder();

    public void add(String word) {
        text.append(word).append('\n');
    }

    /** Sleeps without a checked exception, for lambdas. */
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
