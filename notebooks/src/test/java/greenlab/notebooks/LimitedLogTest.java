package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class LimitedLogTest {
    @Test
    void outputBeyondTheLimitIsDropped() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream out = LimitedLog.of(log);
        out.println("first");
        for (int line = 0; line < LimitedLog.LIMIT; line++) {
            out.println("x");
        }
        out.print("last");
        assertThat(log.size()).isEqualTo(LimitedLog.LIMIT);
        assertThat(log.toString()).startsWith("first").doesNotContain("last");
    }
}
