package greenlab.monkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each test runs a new JVM without --add-exports. */
@Execution(ExecutionMode.CONCURRENT)
class MonkeyTest {
    private static final String ALL_DONE = """
        received !
        SOCKET can't be undone: a socket factory can't be removed from a JVM; start a new one
        SERVER_SOCKET can't be undone: a socket factory can't be removed from a JVM; start a new one
        SOCKET true
        SERVER_SOCKET true
        SLEEP false
        DNS false
        """;

    /** An early patch reports nothing, and a second one only warns. */
    @Test
    void patchAllNeedsNoFlagsAndWarnsOnce() throws Exception {
        assertThat(ChildJvm.run(Programs.UsesAll.class)).endsWith(ALL_DONE)
            .doesNotContainPattern("(?s)greenlab:.*\\napplied ").contains("""
            applied [SOCKET, SERVER_SOCKET, SLEEP, DNS]
            greenlab: SOCKET is applied already
            greenlab: SERVER_SOCKET is applied already
            greenlab: SLEEP is applied already
            greenlab: DNS is applied already
            again []
            """);
    }

    @Test
    void patchAllWorksInAnotherClassLoader() throws Exception {
        String here = Path.of(Programs.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        assertThat(ChildJvm.run(List.of("-cp", here), Programs.InAnotherClassLoader.class,
            System.getProperty("java.class.path").split(File.pathSeparator))).endsWith(ALL_DONE);
    }

    @Test
    void patchAllOmitsExceptions() throws Exception {
        assertThat(ChildJvm.run(Programs.PatchesAllBut.class, "SERVER_SOCKET", "SLEEP")).endsWith("[SOCKET, DNS]\n");
    }

    @Test
    void latePatchWarnsOfUnpatchedObjects() throws Exception {
        String said = ChildJvm.run(Programs.PatchesLate.class);
        String[] ports = said.lines().filter(line -> line.startsWith("ports ")).findFirst().orElseThrow().split(" ");
        assertThat(said).contains("SOCKET patched too late: the default SSLContext exists already, from SunJSSE")
            .contains("SOCKET patched too late: sun.net.www.http.HttpClient is initialized already");
        if (OS.LINUX.isCurrentOs()) {   // on other systems open sockets are not detected
            assertThat(said).contains("SOCKET patched too late: 1 socket is already open and stays"
                    + " unpatched (port " + ports[1] + " to " + ports[2] + ")")
                .contains("SERVER_SOCKET patched too late: 1 socket is already open and stays"
                    + " unpatched (port " + ports[2] + ")");
        }
    }

    @Test
    void deadlockOnAPoolIsReported() throws Exception {
        assertThat(ChildJvm.run(Programs.Deadlocks.class, "pool"))
            .contains("greenlab: greenlet second has blocked its hub for 2 s")
            .contains(", waiting for java.util.concurrent.Semaphore");
    }

    /** Before Java 24 the owner of a monitor is pinned, so the greenlets run one after the other. */
    @Test
    @EnabledForJreRange(minVersion = 24)
    void deadlockOnAMonitorIsReported() throws Exception {
        assertThat(ChildJvm.run(Programs.Deadlocks.class, "monitor"))
            .contains("greenlab: greenlet second has blocked its hub for 2 s");
    }
}
