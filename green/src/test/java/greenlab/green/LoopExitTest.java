package greenlab.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Hubs with nothing to wait for, and hubs that other threads use. */
class LoopExitTest {

    @Test
    void greenletThatJoinsItselfIsReported() throws IOException {
        try (Hub hub = new Hub()) {
            hub.spawn("ouroboros", () -> {
                Hub.current().join();
                return null;
            });
            assertThatThrownBy(hub::run).isInstanceOf(LoopExit.class)
                .hasMessageStartingWith("this would block forever").hasMessageContaining("\nouroboros\n");
        }
    }

    @Test
    void announcedThreadIsWaitedFor() throws Exception {
        try (Hub hub = new Hub()) {
            Greenlet<String> waiting = hub.spawn("waiting", () -> {
                Waiter answer = new Waiter(hub, Waiter.FOREVER);
                Hub.ExpectedThread other = hub.expectThread();
                Thread.ofPlatform().start(() -> {
                    sleepBlocking(1300);
                    hub.later(answer::ready);
                    other.close();
                });
                hub.pause(answer);
                return "answered";
            });
            hub.run();
            assertThat(waiting.get()).isEqualTo("answered");
        }
    }

    @Test
    void otherThreadsAreReferredToLater() throws Exception {
        try (Hub hub = new Hub()) {
            Greenlet<?> running = hub.spawn("running", () -> {
                Greenlet<?> self = Hub.current();
                refused(() -> hub.spawn("b", () -> 1));
                refused(() -> {
                    self.link(done -> { });
                    return null;
                });
                refused(() -> self.join(Duration.ofSeconds(1)));
                refused(hub::runInfo);
                refused(() -> {
                    hub.onFailure((source, failure) -> { });
                    return null;
                });
                refused(() -> {
                    self.switchTo();
                    return null;
                });
                refused(() -> {
                    hub.run();
                    return null;
                });
                refused(() -> {
                    hub.close();
                    return null;
                });
                return null;
            });
            hub.run();
            running.get();
        }
    }

    private static void refused(Callable<?> call) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                result.complete(call.call());
            } catch (Exception refusal) {
                result.completeExceptionally(refusal);
            }
        });
        assertThatThrownBy(result::get).isInstanceOf(ExecutionException.class)
            .cause().isInstanceOf(IllegalStateException.class).hasMessageContaining("call hub.later(");
    }

    private static void sleepBlocking(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
