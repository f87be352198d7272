package greenlab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's end. Here it runs in this JVM; the watcher is another process. */
class AgentSessionTest {

    @Test
    void endsWithItsWatcher(@TempDir Path temp) throws Exception {
        Process watcher = new ProcessBuilder("sleep", "60").start();
        Path folder = Files.createDirectory(temp.resolve("session"));
        Files.createFile(folder.resolve("events.ndjson"));
        var properties = WatchOptions.DEFAULT.properties();
        properties.setProperty("watcher", "" + watcher.pid());
        properties.setProperty("child", "false");
        try (Writer file = Files.newBufferedWriter(folder.resolve("options.properties"))) {
            properties.store(file, null);
        }
        var closed = new CountDownLatch(1);

        AgentSession.start(folder.toString(), ByteBuddyAgent.install(), closed::countDown);
        assertThat(closed.await(500, TimeUnit.MILLISECONDS)).isFalse();
        watcher.destroyForcibly().waitFor();

        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("greenlab-watch");
        for (int i = 0; i < 100 && Files.exists(folder); i++) {
            Thread.sleep(50);
        }
        assertThat(folder).doesNotExist();
    }
}
