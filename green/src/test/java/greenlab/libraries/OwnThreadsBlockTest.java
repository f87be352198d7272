package greenlab.libraries;

import static greenlab.libraries.FiveCalls.fiveTimes;
import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import greenlab.monkey.Patch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries whose own threads wait for the peer: the caller parks until they are done, which blocks the hub. */
class OwnThreadsBlockTest {
    private static final Duration DELAY = Duration.ofMillis(100);
    private static WebServer web;

    @BeforeAll
    static void start(@TempDir Path keys) throws Exception {
        Patch.SOCKET.apply();
        web = new WebServer(keys);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    /** Makes a call of the web server five times. */
    private static void assertSerial(FiveCalls.ProxiedCall call) throws Exception {
        try (DelayingProxy slow = new DelayingProxy(web.httpPort(), DELAY)) {
            Duration took = fiveTimes(() -> call.through(slow.port()));
            assertThat(slow.peak()).isOne();
            assertThat(took).isGreaterThanOrEqualTo(DELAY);
        }
    }

    @Test
    @DisplayName("java.net.http.HttpClient")
    void javaNetHttpClient() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertSerial(port -> {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/")).build();
                return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            });
        }
    }

    @Test
    @DisplayName("jsoup 1.24")
    void jsoup() throws Exception {
        assertSerial(port -> Jsoup.connect("http://localhost:" + port + "/").ignoreContentType(true).execute());
    }

    /** A thread of the session reads the output, and the caller waits for it in Object.wait. */
    @Test
    @DisplayName("JSch, the output of a command")
    void jsch(@TempDir Path folder) throws Exception {
        try (SshServer server = sshServer(folder.resolve("host.key"))) {
            int[] reading = new int[2];   // now, and at most
            fiveTimes(() -> {
                Session session = new JSch().getSession("ada", "localhost", server.getPort());
                session.setPassword("secret");
                session.setConfig("StrictHostKeyChecking", "no");
                session.connect();
                ChannelExec command = (ChannelExec) session.openChannel("exec");
                command.setCommand("sleep 0.1; echo done");
                InputStream output = command.getInputStream();
                command.connect();
                reading[1] = Math.max(reading[1], ++reading[0]);
                byte[] bytes = output.readAllBytes();
                reading[0]--;
                session.disconnect();
                return bytes;
            });
            assertThat(reading[1]).isOne();
        }
    }

    private static SshServer sshServer(Path keys) throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        var key = new SimpleGeneratorHostKeyProvider(keys);
        key.setAlgorithm("EC");
        server.setKeyPairProvider(key);
        server.setPasswordAuthenticator((name, password, session) -> true);
        server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
        server.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(false,
            List.of(BuiltinDHFactories.ecdhp256), ServerBuilder.DH2KEX));
        server.start();
        return server;
    }
}
