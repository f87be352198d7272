package greenlab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service's tests as its developer writes them, run by {@link StagesTest} in the environment of each stage. */
class Fetches {
    @BeforeAll
    static void environment() throws ReflectiveOperationException {
        trust();
        if (Fetches.class.getResource("/org/conscrypt/OpenSSLProvider.class") != null) {
            Security.insertProviderAt((Provider) Class.forName("org.conscrypt.OpenSSLProvider")
                .getConstructor().newInstance(), 1);
        }
    }

    static void trust() {
        Trust.only(Path.of(System.getProperty("truststore")));
    }

    @Test
    @ShouldNotBlock
    void shouldNotBlock() throws Exception {
        fetchThree();
    }

    /** What a test can check with the flight recorder alone. */
    @Test
    void hasNoPinnedEvents() throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ofMillis(20));
            recording.start();
            fetchThree();
            recording.stop();
            assertThat(pinned(recording)).isEmpty();
        }
    }

    private static List<String> pinned(Recording recording) throws IOException {
        Path file = Files.createTempFile("pinned", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream().map(RecordedEvent::getEventType)
                .map(type -> type.getName()).toList();
        } finally {
            Files.delete(file);
        }
    }

    private static void fetchThree() throws InterruptedException, ExecutionException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> fetches = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                fetches.add(executor.submit(() -> fetch(System.getProperty("server") + "/delay/0.5")));
            }
            for (Future<byte[]> fetch : fetches) {
                assertThat(fetch.get()).isNotEmpty();
            }
        }
    }

    static byte[] fetch(String url) throws IOException {
        try (var body = URI.create(url).toURL().openStream()) {
            return body.readAllBytes();
        }
    }
}
