package greenlab.monkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.green.JumpingClock;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SleepPatchTest {

    /** One of the methods that sleep. */
    interface Way {
        void sleep(int millis) throws InterruptedException;
    }

    @BeforeEach
    void apply() {
        Patch.SLEEP.apply();
    }

    @AfterEach
    void undo() {
        Patch.SLEEP.undo();
    }

    static Stream<Way> ways() {
        return Stream.of(Thread::sleep, millis -> Thread.sleep(millis, 1),
            millis -> Thread.sleep(Duration.ofMillis(millis)), TimeUnit.MILLISECONDS::sleep);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void sleepsInGreenletsOverlap(Way way) throws Exception {
        assertThat(transcript(way)).isEqualTo("long short short. long. ");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void sleepsAfterUndoDoNotOverlap(Way way) throws Exception {
        Patch.SLEEP.undo();
        assertThat(transcript(way)).isEqualTo("long long. short short. ");
    }

    @Test
    void yieldLetsOthersRun() throws IOException {
        boolean[] flag = new boolean[1];
        try (Hub hub = new Hub()) {
            hub.spawn("waiting", () -> {
                while (!flag[0]) {
                    Thread.yield();
                }
            });
            hub.spawn("setting", () -> flag[0] = true);
            hub.run();
        }
        assertThat(flag[0]).isTrue();
    }

    private static String transcript(Way way) throws IOException {
        StringBuilder said = new StringBuilder();
        try (Hub hub = new Hub(new JumpingClock())) {
            for (String name : new String[] {"long", "short"}) {
                hub.spawn(name, () -> {
                    said.append(name).append(' ');
                    way.sleep(name.equals("long") ? 60 : 20);
                    said.append(name).append(". ");
                    return null;
                });
            }
            hub.run();
        }
        return said.toString();
    }

    /** The JVM has the saved bytes again. */
    @Test
    void undoRestoresThreadsBytes() throws Exception {
        byte[] patched = bytesOfThread();
        byte[] saved = (byte[]) Patch.SLEEP.original();
        Patch.SLEEP.undo();
        assertThat(bytesOfThread()).isEqualTo(saved).isNotEqualTo(patched);
        assertThat(Patch.SLEEP.isPatched()).isFalse();
    }

    private static byte[] bytesOfThread() throws Exception {
        byte[][] seen = new byte[1][];
        ClassFileTransformer witness = new ClassFileTransformer() {
            @Override
            public byte[] transform(ClassLoader loader, String name, Class<?> type, ProtectionDomain domain,
                                    byte[] is) {
                seen[0] = type == Thread.class ? is : seen[0];
                return null;
            }
        };
        Instrumentation jvm = Instrumentations.get();
        jvm.addTransformer(witness, true);
        jvm.retransformClasses(Thread.class);
        jvm.removeTransformer(witness);
        return seen[0];
    }

    @Test
    void threadsSleepAndInterruptAsBefore() throws InterruptedException {
        long start = System.nanoTime();
        Thread.sleep(20);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Thread.sleep(60_000)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void interruptedGreenletsSleepThrows() throws Exception {
        assertThatThrownBy(() -> inGreenlet(() -> {
            Thread.currentThread().interrupt();
            Thread.sleep(60_000);
            return null;
        })).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void invalidArgumentsStillThrow() {
        assertThatThrownBy(() -> inGreenlet(() -> sleepFor(-1))).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("timeout value is negative");
        assertThatThrownBy(() -> inGreenlet(() -> {
            Thread.sleep(1, 1_000_000);
            return null;
        })).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endlessSleepCanBeKilled() throws Exception {
        try (Hub hub = new Hub()) {
            Greenlet<?> sleeper = hub.spawn("sleeper", () -> sleepFor(Long.MAX_VALUE));
            hub.spawn("killer", () -> {
                sleepFor(10);
                sleeper.kill();
                return null;
            });
            hub.run();
            assertThat(sleeper.isDone()).isTrue();
        }
    }

    /** A class initializer pins on every JDK. */
    private static final class SleepsWhenInitialized {
        static final boolean SLEPT = slept();

        private static boolean slept() {
            try {
                Thread.sleep(10);
                return true;
            } catch (InterruptedException interrupted) {
                return false;
            }
        }
    }

    @Test
    void pinnedGreenletSleepsBlocking() throws Exception {
        assertThat(inGreenlet(() -> SleepsWhenInitialized.SLEPT)).isTrue();
    }

    private static Void sleepFor(long millis) throws InterruptedException {
        Thread.sleep(millis);
        return null;
    }

    private static <T> T inGreenlet(Callable<T> body) throws Exception {
        try (Hub hub = new Hub()) {
            Greenlet<T> greenlet = hub.spawn("sleeper", body);
            hub.run();
            return greenlet.get();
        }
    }
}
