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

/** A disk of 3 MB in the place of {@code .lab}, seen by the command alone: it has a mount namespace of its own. */
@Tag("system")
class DiskFullTest {
    private static final String SMALL = "mount -t tmpfs -o size=3m lab .lab; ";
    private static final String LARGER = "mount -o remount,size=64m .lab; ";
    private static final String FULL = "dd if=/dev/zero of=.lab/fill 2>/dev/null; ";
    private static final String ROOM = "rm .lab/fill; ";

    @TempDir Path folder;
    private CopiedCheckout checkout;

    @BeforeEach
    void aDiskOfItsOwn() throws Exception {
        checkout = CopiedCheckout.in(folder);
        Files.createDirectory(checkout.lab());
        assumeTrue(sh("mount -t tmpfs lab .lab").exitCode() == 0, "a mount of one's own takes unshare, and root");
    }

    /** At first JBang doesn't fit; then no key, no kernel and no command that wasn't built before; then there is room. */
    @Test
    void eachStepSaysSoInOneLineAndGoesOnWhereThereIsRoom() throws Exception {
        CopiedCheckout.Ended ended = sh(SMALL + "./jbang fetch; echo $?; ls -A .lab/jbang; " + LARGER
            + "for built in fetch serve lab; do ./jbang $built --help >/dev/null 2>>said; done; cat said | sed 1q >&2; "
            + FULL + "./jbang fetch; echo $?; ./jbang lab --setup-only; echo $?; ./jbang monkey; echo $?; "
            + "find .lab -name 'new*'; "
            + ROOM + "./jbang fetch -n 1 --delay 0.1 --proto https");
        String fetching = "jbang: fetching JBang through Maven, this once ...";
        assertThat(ended.err()).containsExactly(fetching, "jbang: " + mend(), fetching,
            "fetch: the delay server did not start: keytool made no key: No space left on device", "lab: " + mend(),
            "jbang: " + mend());
        assertThat(ended.out()).startsWith("1\n1\n1\n1\nJava 25");
        assertThat(ended.exitCode()).isZero();
    }

    private String mend() {
        return "no space is left for " + checkout.lab() + ": make room (it takes 300 MB), then start again";
    }

    private CopiedCheckout.Ended sh(String script) throws Exception {
        return checkout.run(List.of("sh", "-c", "exec unshare --mount sh -c \"$1\"", "sh", script));
    }
}
