package greenlab.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small file system mounted at {@code .lab}, visible to the command only: it has a mount namespace of its own. */
@Tag("system")
class DiskFullTest {
    private static final String SMALL = "mount -t tmpfs -o size=3m lab .lab; ";
    private static final String LARGER = "mount -o remount,size=80m .lab; ";
    private static final String FILL = "dd if=/dev/zero of=.lab/fill 2>/dev/null; ";
    private static final String FREE = "rm .lab/fill; ";

    @TempDir Path folder;
    private CopiedCheckout checkout;

    @BeforeEach
    void mount() throws Exception {
        checkout = CopiedCheckout.in(folder);
        Files.createDirectory(checkout.lab());
        assumeTrue(sh("mount -t tmpfs lab .lab").exitCode() == 0, "mounting takes unshare, and root");
    }

    @Test
    void firstStartFailsInOneLineAndLeavesNothing() throws Exception {
        CopiedCheckout.Ended ended = sh(SMALL + "./jbang doctor; echo $?; ls -A .lab");
        assertThat(ended.err()).containsExactly("jbang: building app, this once ...", "jbang: " + noSpace());
        assertThat(ended.out()).isEqualTo("1\n");
    }

    /** Without space there are no new keys and no Jupyter; once there is, the same commands work. */
    @Test
    void laterCommandsFailInOneLineAndThenWork() throws Exception {
        CopiedCheckout.Ended ended = sh(SMALL + LARGER + "./jbang --help >/dev/null 2>&1; rm -r .lab/tls; " + FILL
            + "./jbang fetch; echo $?; ./jbang lab --setup-only; echo $?; "
            + FREE + "./jbang fetch -n 1 --delay 0.1 --proto https");
        assertThat(ended.err()).containsExactly("fetch: no space left for " + checkout.lab() + "/tls",
            "Installing Reveal.js ...", "Installing Reveal.js: failed", "lab: " + noSpace());
        assertThat(ended.out()).startsWith("1\n1\nJava 25");
        assertThat(ended.exitCode()).isZero();
    }

    private String noSpace() {
        return "no space left for " + checkout.lab() + "; free 300 MB";
    }

    private CopiedCheckout.Ended sh(String script) throws Exception {
        return checkout.run(List.of("sh", "-c", "exec unshare --mount sh -c \"$1\"", "sh", script));
    }
}
