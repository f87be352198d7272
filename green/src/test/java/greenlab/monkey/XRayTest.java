package greenlab.monkey;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.xray.XRay;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class XRayTest {
    private static final String OURS =
        Patch.class.getProtectionDomain().getCodeSource().getLocation().getPath();

    @Test
    void showsLayersBeforeAndAfterAPatch() throws Exception {
        assertThat(ChildJvm.run(Programs.Looks.class)).startsWith("""
            java.net.Socket, bootstrap, module java.base
              unknown (needs --add-opens java.base/java.net=ALL-UNNAMED)
            provider: none
            patches: none
            sun.security.ssl.SSLSocketImpl, bootstrap, module java.base
              unknown (needs --add-opens java.base/sun.security.ssl=ALL-UNNAMED)
            provider: SunJSSE %1$s
            patches: none
            """.formatted(Runtime.version().feature())).contains("""
            java.net.Socket, bootstrap, module java.base
              greenlab.net.GreenSocketImpl, app, %1$s
            provider: none
            patches: attached agent byte-buddy-agent, SOCKET, SERVER_SOCKET, SLEEP, DNS
            sun.security.ssl.SSLSocketImpl, bootstrap, module java.base
              java.net.Socket, bootstrap, module java.base
                greenlab.net.GreenSocketImpl, app, %1$s
            """.formatted(OURS)).contains("\"provider\":\"SunJSSE")
            .contains("{\"type\":\"sun.security.ssl.SSLSocketFactoryImpl\",\"loader\":\"bootstrap\"");
    }

    @Test
    void classHasLoaderAndJar() {
        assertThat(XRay.of(XRay.class).layers())
            .containsExactly(new XRay.Layer("greenlab.xray.XRay", "app", OURS));
        assertThat(XRay.of(Socket.class).layers())
            .containsExactly(new XRay.Layer("java.net.Socket", "bootstrap", "module java.base"));
    }
}
