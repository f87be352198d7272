package greenlab.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    /** The system doesn't assign it to another process before its server starts. */
    @Test
    void zeroIsAPortBelowTheEphemeralOnes() throws Exception {
        assertThat(FreePorts.choose("site", "--port", 0, 8000)).isBetween(20_000, 32_767);
    }

    @Test
    void withoutARequestItIsTheNextFreePort() throws Exception {
        int port = FreePorts.any();
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(port)).isFalse();
            assertThat(FreePorts.choose("site", "--port", null, port)).isGreaterThan(port);
        }
    }
}
