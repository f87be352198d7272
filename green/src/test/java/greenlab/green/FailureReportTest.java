package greenlab.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which failures a hub reports: those that nothing has asked for, and those of callbacks. */
class FailureReportTest {
    private final Transcript reported = new Transcript();

    private Hub hub() throws IOException {
        Hub hub = new Hub(new JumpingClock());
        hub.onFailure((source, failure) -> reported.add(source + ": " + failure.getMessage()));
        return hub;
    }

    private static Greenlet<?> spawnFailing(Hub hub) {
        return hub.spawn("a", () -> {
            throw new AssertionError("bug");
        });
    }

    @Test
    void unaskedFailureIsReportedAtTheLatestByClose() throws IOException {
        try (Hub hub = hub()) {
            spawnFailing(hub);
            hub.run();
            assertThat(reported).hasToString("");
        }
        assertThat(reported).hasToString("greenlet a: bug\n");
    }

    @Test
    void unaskedFailureIsReportedOnceWhileTheHubRuns() throws IOException {
        try (Hub hub = hub()) {
            spawnFailing(hub);
            hub.spawn("server", () -> Transcript.sleep(3000));
            hub.spawn("observer", () -> {
                Transcript.sleep(2000);
                assertThat(reported).hasToString("greenlet a: bug\n");
            });
            hub.run();
        }
        assertThat(reported).hasToString("greenlet a: bug\n");
    }

    @Test
    void askedFailureIsNotReported() throws IOException {
        try (Hub hub = hub()) {
            Greenlet<?> got = spawnFailing(hub);
            hub.spawn("getter", () -> assertThatThrownBy(got::get).hasMessage("bug"));
            spawnFailing(hub).link(done -> { });
            Greenlet<?> looked = spawnFailing(hub);
            hub.run();
            assertThat(looked.failure()).hasMessage("bug");
        }
        assertThat(reported).hasToString("");
    }

    @Test
    void joinedFailureIsStillReported() throws IOException {
        try (Hub hub = hub()) {
            Greenlet<?> failing = spawnFailing(hub);
            hub.spawn("joiner", () -> failing.join(Duration.ofSeconds(1)));
            hub.run();
        }
        assertThat(reported).hasToString("greenlet a: bug\n");
    }

    @Test
    void killIsNoFailure() throws IOException {
        try (Hub hub = hub()) {
            Greenlet<?> victim = hub.spawn("victim", () -> Transcript.sleep(1000));
            hub.spawn("killer", victim::kill);
            hub.run();
        }
        assertThat(reported).hasToString("");
    }

    @Test
    void failingLinkHarmsNothing() throws Exception {
        try (Hub hub = hub()) {
            Greenlet<Integer> linked = hub.spawn("a", () -> 42);
            linked.link(done -> {
                throw new IllegalStateException("mine");
            });
            linked.link(done -> reported.add("second link"));
            Greenlet<String> other = hub.spawn("other", () -> "ran");
            hub.run();
            assertThat(linked.get()).isEqualTo(42);
            assertThat(other.get()).isEqualTo("ran");
        }
        assertThat(reported).hasToString("a link of greenlet a: mine\nsecond link\n");
    }

    @Test
    void linkThatWaitsFails() throws Exception {
        try (Hub hub = hub()) {
            Greenlet<String> other = hub.spawn("other", () -> {
                Hub.sleep(Duration.ofSeconds(1));
                return "ran";
            });
            hub.spawn("a", () -> 42).link(done -> Transcript.sleep(1));
            hub.run();
            assertThat(other.get()).isEqualTo("ran");
        }
        assertThat(reported).asString().startsWith("a link of greenlet a: only a greenlet of this hub can wait here");
    }

    @Test
    void linkThatYieldsIsNotCutOff() throws Exception {
        try (Hub hub = hub()) {
            hub.spawn("a", () -> 42).link(done -> {
                Transcript.sleep(0);
                reported.add("end of the link");
            });
            hub.run();
        }
        assertThat(reported).hasToString("end of the link\n");
    }

    @Test
    void failingHandlerHarmsNothing() throws Exception {
        try (Hub hub = new Hub(new JumpingClock())) {
            hub.onFailure((source, failure) -> {
                throw new IllegalStateException("the handler's own, on purpose");
            });
            spawnFailing(hub);
            Greenlet<String> other = hub.spawn("other", () -> {
                Hub.sleep(Duration.ofSeconds(2));
                return "ran";
            });
            hub.run();
            assertThat(other.get()).isEqualTo("ran");
        }
    }

    @Test
    void failingActionHarmsNothing() throws Exception {
        try (Hub hub = hub()) {
            hub.later(() -> {
                throw new IllegalStateException("mine");
            });
            hub.spawn("other", () -> Transcript.sleep(1));
            hub.run();
        }
        assertThat(reported).hasToString("an action of Hub.later: mine\n");
    }
}
