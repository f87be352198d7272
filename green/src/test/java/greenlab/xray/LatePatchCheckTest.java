package greenlab.xray;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LatePatchCheckTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void portsOpenAtTheStartAreLeftOut() throws IOException {
        try (ServerSocket kernels = new ServerSocket(0)) {
            LatePatchCheck.ignoreOpenPorts();
            assertThat(LatePatchCheck.forServerSockets().toString())
                .doesNotContain("" + kernels.getLocalPort());
            try (ServerSocket cells = new ServerSocket(0)) {
                assertThat(LatePatchCheck.forServerSockets().toString()).contains("" + cells.getLocalPort());
            }
        }
    }
}
