package greenlab.junit;

import static greenlab.probe.BlockKind.BUSY;
import static greenlab.probe.BlockKind.MONITOR;
import static greenlab.probe.BlockKind.NATIVE_CALL;
import static greenlab.probe.BlockKind.NATIVE_FRAME;
import static greenlab.probe.BlockKind.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import greenlab.probe.BlockKind;
import greenlab.probe.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stacks that were seen in harmless tests on a busy machine, and those of real blocks. */
class BlockFilterTest {
    @ShouldNotBlock
    private static final class ByDefault {}

    @ShouldNotBlock(busy = true)
    private static final class Strict {}

    @ShouldNotBlock(threads = "loop", carriers = false)
    private static final class LoopsOnly {}

    @Test
    void waitingIsForbidden() {
        assertThat(forbids(NATIVE_CALL, "org.conscrypt.NativeCrypto.SSL_read(Native Method)")).isTrue();
        assertThat(forbids(NATIVE_CALL, "java.io.FileInputStream.readBytes(Native Method)")).isTrue();
        assertThat(forbids(NATIVE_CALL, "java.lang.ProcessImpl.forkAndExec(Native Method)")).isTrue();
        assertThat(forbids(MONITOR, "java.lang.Object.wait0(Native Method)", "java.lang.Object.wait(Object.java:366)"))
            .isTrue();
        assertThat(forbids(MONITOR, "jdk.internal.misc.Unsafe.park(Native Method)",
            "java.lang.VirtualThread.parkOnCarrierThread(VirtualThread.java:675)")).isTrue();
        assertThat(forbids(NATIVE_FRAME, "jdk.internal.misc.Unsafe.park(Native Method)",
            "java.lang.VirtualThread.parkOnCarrierThread(VirtualThread.java:675)", "acme.Slow.<clinit>(Slow.java:7)"))
            .isTrue();
    }

    @Test
    void whatTheJvmWaitsForIsNot() {
        assertThat(forbids(NATIVE_CALL, "java.lang.Class.forName0(Native Method)")).isFalse();
        assertThat(forbids(NATIVE_CALL, "java.lang.Thread.start0(Native Method)")).isFalse();
        assertThat(forbids(MONITOR, "jdk.internal.vm.Continuation.doYield(Native Method)",
            "jdk.internal.vm.Continuation.yield(Continuation.java:357)")).isFalse();
        assertThat(forbids(MONITOR, "java.lang.VirtualThread.notifyJvmtiMount(Native Method)",
            "java.lang.VirtualThread.run(VirtualThread.java:304)")).isFalse();
        assertThat(forbids(MONITOR, "jdk.internal.misc.Unsafe.park(Native Method)",
            "java.util.concurrent.locks.LockSupport.park(LockSupport.java:221)",
            "java.lang.VirtualThread.scheduleUnpark(VirtualThread.java:705)")).isFalse();
        assertThat(forbids(NATIVE_CALL, "java.io.RandomAccessFile.readBytes0(Native Method)",
            "java.lang.ClassLoader.loadClass(ClassLoader.java:490)")).isFalse();
    }

    @Test
    void computingAndContentionAreForbiddenIfAsked() {
        Finding contends = block(MONITOR, "worker-1", "org.conscrypt.OpenSSLContextImpl.<init>(A.java:80)");
        Finding computes = block(BUSY, "worker-1", "acme.Shop.sum(Shop.java:1)");
        assertThat(List.of(contends, computes)).noneMatch(filter(ByDefault.class)::forbids)
            .allMatch(filter(Strict.class)::forbids);
    }

    @Test
    void carriersCanBeExcluded() {
        String read = "org.conscrypt.NativeCrypto.SSL_read(Native Method)";
        assertThat(filter(LoopsOnly.class).forbids(block(NATIVE_CALL, "worker-1", read))).isFalse();
        assertThat(filter(LoopsOnly.class).forbids(block(WAIT, null, read))).isTrue();
    }

    private static boolean forbids(BlockKind kind, String... stack) {
        return filter(ByDefault.class).forbids(block(kind, "worker-1", stack));
    }

    private static BlockFilter filter(Class<?> annotated) {
        return new BlockFilter(annotated.getAnnotation(ShouldNotBlock.class));
    }

    private static Finding block(BlockKind kind, String carrier, String... stack) {
        return new Finding(1, 0, 1, false, kind, "#31", carrier, "acme.Shop.load", null, 0, false, List.of(stack),
            "hint", "source");
    }
}
