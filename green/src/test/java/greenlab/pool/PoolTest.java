package greenlab.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.green.JumpingClock;
import greenlab.green.LoopExit;
import greenlab.green.Transcript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolTest {
    private final Hub hub = new Hub(new JumpingClock());
    private final Pool pool = new Pool(hub, 2);

    PoolTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        hub.close();
    }

    private <T> T inGreenlet(Callable<T> body) throws Exception {
        Greenlet<T> greenlet = hub.spawn("main", body);
        hub.run();
        return greenlet.get();
    }

    private static int slept(int millis) {
        Transcript.sleep(millis);
        return millis;
    }

    @Test
    void mapKeepsTheOrderOfItems() throws Exception {
        assertThat(inGreenlet(() -> pool.map(List.of(30, 10, 20), PoolTest::slept))).containsExactly(30, 10, 20);
    }

    /** Pool size 2: 25 starts when 10 is done, so 30 completes at 30 and 25 at 35. */
    @Test
    void imapUnorderedReturnsResultsAsTheyComplete() throws Exception {
        List<Integer> order = new ArrayList<>();
        inGreenlet(() -> {
            pool.imapUnordered(List.of(30, 10, 25), PoolTest::slept).forEachRemaining(order::add);
            return null;
        });
        assertThat(order).containsExactly(10, 30, 25);
    }

    @Test
    void poolLimitsRunningGreenlets() throws Exception {
        int[] now = new int[1];
        int[] most = new int[1];
        inGreenlet(() -> pool.map(List.of(1, 2, 3, 4, 5, 6, 7), item -> {
            most[0] = Math.max(most[0], ++now[0]);
            Transcript.sleep(item);
            return now[0]--;
        }));
        assertThat(most[0]).isEqualTo(2);
        assertThat(pool.running()).isZero();
    }

    @Test
    void greenletKilledWhileItWaitsTakesNoRoom() throws Exception {
        inGreenlet(() -> {
            pool.spawn("first", () -> slept(10));
            pool.spawn("second", () -> slept(20));
            Greenlet<?> impatient = hub.spawn("impatient", () -> pool.spawn("third", () -> slept(1)));
            Hub.sleep(java.time.Duration.ZERO);
            impatient.kill();
            return pool.spawn("fourth", () -> slept(1)).get();
        });
        assertThat(pool.running()).isZero();
    }

    /** Killed after room became available for it: the next waiter gets the room. */
    @Test
    void greenletKilledAfterWakeUpPassesItsRoomOn() throws Exception {
        inGreenlet(() -> {
            Greenlet<?> first = pool.spawn("first", () -> slept(10));
            pool.spawn("second", () -> slept(1000));
            Greenlet<?> unlucky = hub.spawn("unlucky", () -> pool.spawn("third", () -> slept(1)));
            Greenlet<?> patient = hub.spawn("patient", () -> pool.spawn("fourth", () -> slept(1)).get());
            first.link(done -> unlucky.kill());
            assertThat(patient.join(java.time.Duration.ofMillis(500))).isTrue();
            return null;
        });
    }

    @Test
    void mapThrowsTheFunctionsException() {
        assertThatThrownBy(() -> inGreenlet(() -> pool.map(List.of(0), zero -> 1 / zero)))
            .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void poolOfSizeZeroIsRejected() {
        assertThatThrownBy(() -> new Pool(hub, 0)).hasMessage("pool size must be at least 1, was 0");
    }

    @Test
    void mapKillsTheRestWhenOneFails() throws Exception {
        List<String> finished = new ArrayList<>();
        inGreenlet(() -> {
            assertThatThrownBy(() -> pool.map(List.of(0, 1), item -> {
                Transcript.sleep(10 * item);
                finished.add("" + 1 / item);
                return item;
            })).isInstanceOf(ArithmeticException.class);
            Transcript.sleep(100);
            return null;
        });
        assertThat(finished).isEmpty();
        assertThat(pool.running()).isZero();
    }

    @Test
    void killedCallerOfMapTakesItsItemsAlong() throws Exception {
        List<Integer> finished = new ArrayList<>();
        inGreenlet(() -> {
            Greenlet<?> caller = hub.spawn("caller", () -> pool.map(List.of(20, 30, 40), item -> {
                Transcript.sleep(item);
                finished.add(item);
                return item;
            }));
            Transcript.sleep(10);
            caller.kill();
            Transcript.sleep(100);
            return null;
        });
        assertThat(finished).isEmpty();
        assertThat(pool.running()).isZero();
    }

    @Test
    void imapUnorderedFailsOnItemsAddedTooLate() {
        List<Integer> items = new ArrayList<>(List.of(1, 2, 3));
        List<Integer> results = new ArrayList<>();
        assertThatThrownBy(() -> inGreenlet(() -> {
            new Pool(hub, 5).imapUnordered(items, item -> {
                Transcript.sleep(item);
                items.add(10 * item);
                return item;
            }).forEachRemaining(results::add);
            return null;
        })).isInstanceOf(ConcurrentModificationException.class).hasMessageStartingWith("3 items were added");
        assertThat(results).containsExactly(1, 2, 3);
    }

    @Test
    void imapUnorderedPassesOnTheProducersException() {
        List<Integer> items = new ArrayList<>(List.of(1, 2, 3));
        assertThatThrownBy(() -> inGreenlet(() -> {
            pool.imapUnordered(items, item -> {
                Transcript.sleep(item);
                items.add(10 * item);
                return item;
            }).forEachRemaining(item -> { });
            return null;
        })).isInstanceOf(ConcurrentModificationException.class);
    }

    @Test
    void greenletsShareAnIteratorOfResults() throws Exception {
        List<Integer> results = new ArrayList<>();
        inGreenlet(() -> {
            Iterator<Integer> shared = new Pool(hub, 4).imapUnordered(List.of(10, 20, 30, 40), PoolTest::slept);
            Greenlet<?> killed = hub.spawn("killed", () -> shared.next());
            pool.map(List.of("a", "b"), reader -> {
                killed.kill();
                shared.forEachRemaining(results::add);
                return reader;
            });
            return null;
        });
        assertThat(results).containsExactly(10, 20, 30, 40);
    }

    @Test
    void spawnRefusedToAnotherThreadTakesNoRoom() throws Exception {
        inGreenlet(() -> {
            assertThatThrownBy(() -> ThreadPool.call(() -> pool.spawn("elsewhere", () -> 1)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("call hub.later(");
            return null;
        });
        assertThat(pool.running()).isZero();
    }

    @Test
    void poolThatWaitsForItselfIsReported() {
        assertThatThrownBy(() -> inGreenlet(() -> pool.map(List.of(1, 2), item -> {
            try {
                return pool.spawn("inner", () -> item).get();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }))).isInstanceOf(LoopExit.class);
    }
}
