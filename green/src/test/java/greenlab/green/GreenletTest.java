package greenlab.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GreenletTest {
    private final Transcript transcript = new Transcript();
    private final Hub hub = new Hub(new JumpingClock());

    GreenletTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        hub.close();
    }

    private <T> T inGreenlet(Callable<T> body) throws Exception {
        Greenlet<T> greenlet = hub.spawn("main", body);
        hub.run();
        return greenlet.get();
    }

    /** The first example of Python's greenlet package. */
    @Test
    void twoGreenletsSwitchToEachOther() {
        Greenlet<?>[] both = new Greenlet<?>[2];
        both[0] = hub.greenlet("one", () -> {
            transcript.add("12");
            both[1].switchTo();
            transcript.add("34");
            return null;
        });
        both[1] = hub.greenlet("two", () -> {
            transcript.add("56");
            both[0].switchTo();
            transcript.add("78");
            return null;
        });
        both[0].switchTo();
        assertThat(transcript).hasToString("""
            12
            56
            34
            """);
        assertThat(both[0].isDone()).isTrue();
        assertThat(both[1].isDone()).isFalse();
    }

    /** It isn't resumed a second time, in its sleep. */
    @Test
    void switchToQueuedGreenletRemovesIt() throws Exception {
        Greenlet<?> main = hub.spawn("main", () -> {
            Greenlet<?> queued = hub.spawn("queued", () -> {
                Transcript.sleep(100);
                transcript.add("slept");
            });
            hub.spawn("other", () -> {
                Transcript.sleep(50);
                transcript.add("other");
            });
            queued.switchTo();
            return null;
        });
        assertThatThrownBy(hub::run).isInstanceOf(LoopExit.class);   // no greenlet switches back to it
        assertThat(transcript).hasToString("other\nslept\n");
        assertThat(main.isDone()).isFalse();
    }

    @Test
    void switchToDoneOrWaitingGreenletThrows() throws Exception {
        Greenlet<?> sleeper = hub.spawn("sleeper", () -> Transcript.sleep(10));
        inGreenlet(() -> {
            Hub.sleep(Duration.ZERO);
            assertThatThrownBy(sleeper::switchTo).hasMessageStartingWith("sleeper is waiting");
            sleeper.join();
            assertThatThrownBy(sleeper::switchTo).hasMessage("sleeper is done");
            return null;
        });
    }

    @Test
    void getWaitsForTheResult() throws Exception {
        assertThat(inGreenlet(() -> hub.spawn("child", () -> {
            Transcript.sleep(10);
            return 42;
        }).get())).isEqualTo(42);
    }

    @Test
    void getThrowsTheBodysException() {
        assertThatThrownBy(() -> inGreenlet(() -> hub.spawn("child", () -> {
            throw new IOException("mine");
        }).get())).isInstanceOf(IOException.class).hasMessage("mine");
    }

    @Test
    void getAndJoinTimeOut() throws Exception {
        inGreenlet(() -> {
            Greenlet<?> slow = hub.spawn("slow", () -> Transcript.sleep(100));
            assertThat(slow.join(Duration.ofMillis(10))).isFalse();
            assertThatThrownBy(() -> slow.get(Duration.ofMillis(10))).isInstanceOf(TimeoutException.class)
                .hasMessageStartingWith("slow was not done");
            assertThat(slow.join(Duration.ofMillis(100))).isTrue();
            return null;
        });
    }

    @Test
    void killEndsTheWaitAndRunsFinallyBlocks() throws Exception {
        inGreenlet(() -> {
            Greenlet<?> victim = hub.spawn("victim", () -> {
                try {
                    Transcript.sleep(1000);
                    transcript.add("slept");
                } finally {
                    transcript.add("cleaned up");
                }
            });
            Hub.sleep(Duration.ZERO);
            victim.kill();
            victim.join();
            assertThat(victim.failure()).isInstanceOf(GreenletExit.class).hasMessage("victim was killed");
            return null;
        });
        assertThat(transcript).hasToString("cleaned up\n");
    }

    @Test
    void greenletKilledBeforeItStartsNeverRuns() throws Exception {
        Greenlet<?> victim = hub.spawn("victim", () -> transcript.add("ran"));
        victim.kill();
        hub.run();
        assertThat(victim.isDone()).isTrue();
        assertThat(transcript).hasToString("");
    }

    @Test
    void greenletKilledBeforeStartIsNotStarted() throws Exception {
        Greenlet<?> victim = hub.greenlet("victim", () -> {
            transcript.add("ran");
            return null;
        });
        victim.kill();
        victim.start();
        hub.run();
        assertThat(hub.runInfo()).isEmpty();
        assertThat(transcript).hasToString("");
    }

    @Test
    void anyThreadMayKill() throws Exception {
        try (Hub real = new Hub()) {
            Greenlet<?> victim = real.spawn("victim", () -> Transcript.sleep(60_000));
            Thread.ofPlatform().start(() -> {
                sleepBlocking(50);
                victim.kill();
            });
            real.run();
            assertThat(victim.failure()).isInstanceOf(GreenletExit.class);
        }
    }

    @Test
    void timeoutLimitsAllWaitsUntilClosed() throws Exception {
        inGreenlet(() -> {
            try (Timeout limit = Timeout.after(Duration.ofMillis(25))) {
                for (int i = 1; ; i++) {
                    Hub.sleep(Duration.ofMillis(10));
                    transcript.add("slept " + i);
                }
            } catch (Timeout.Expired expired) {
                transcript.add(expired.getMessage());
            }
            Hub.sleep(Duration.ofMillis(100));
            transcript.add("no limit any more");
            return null;
        });
        assertThat(transcript).hasToString("""
            slept 1
            slept 2
            it took longer than 25 ms
            no limit any more
            """);
    }

    @Test
    void linksAreCalledWhenDone() throws Exception {
        Greenlet<?> greenlet = hub.spawn("linked", () -> transcript.add("runs"));
        greenlet.link(done -> transcript.add(done.name() + " is done: " + done.isDone()));
        hub.run();
        greenlet.link(done -> transcript.add("again"));
        assertThat(transcript).hasToString("""
            runs
            linked is done: true
            again
            """);
    }

    @Test
    void runInfoShowsSpawnersAndStacks() throws Exception {
        String[] info = new String[1];
        inGreenlet(() -> {
            Greenlet<?> parent = hub.spawn("parent", () -> {
                hub.spawn("child", () -> Transcript.sleep(100));
                Transcript.sleep(100);
            });
            Hub.sleep(Duration.ofMillis(1));
            info[0] = hub.runInfo();
            parent.join();
            return null;
        });
        List<String> names = info[0].lines().filter(line -> !line.strip().startsWith("at ")).toList();
        assertThat(names).containsExactly("main", "  parent", "    child");
        assertThat(info[0]).containsPattern("child\\n(      +at .*\\n)*      +at greenlab.green.Transcript.sleep");
        assertThat(hub.runInfo()).isEmpty();
    }

    private static void sleepBlocking(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
