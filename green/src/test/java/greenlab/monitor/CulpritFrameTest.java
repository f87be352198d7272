package greenlab.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CulpritFrameTest {
    private static StackTraceElement jdk(String type, String method) {
        return new StackTraceElement("app", "java.base", "25", type, method, null, -1);
    }

    private static StackTraceElement code(String type, String method) {
        return new StackTraceElement(type, method, null, -1);
    }

    @Test
    void returnsInnermostFrameOutsideJdkAndKit() {
        assertThat(CulpritFrame.frame(new StackTraceElement[] {
            jdk("sun.nio.ch.Net", "poll"), code("greenlab.net.GreenSocketImpl", "read"),
            code("org.conscrypt.Stream", "read"), code("org.conscrypt.Engine", "unwrap"),
            code("greenlab.fetch.Fetch", "run"),
        })).isEqualTo("org.conscrypt.Stream.read");
    }

    @Test
    void returnsInnermostFrameIfAllAreInternal() {
        assertThat(CulpritFrame.frame(new StackTraceElement[] {
            jdk("sun.nio.ch.Net", "poll"), code("greenlab.fetch.Fetch", "run"),
        })).isEqualTo("sun.nio.ch.Net.poll");
    }

    @Test
    void emptyStackHasNoFrame() {
        assertThat(CulpritFrame.frame(new StackTraceElement[0])).isNull();
    }
}
