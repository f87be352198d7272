package greenlab.libraries;

import static greenlab.libraries.FiveCalls.CALLS;
import static greenlab.libraries.FiveCalls.assertGreen;
import static greenlab.libraries.FiveCalls.assertGreenFromJava24;
import static org.assertj.core.api.Assertions.assertThat;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.monkey.Patch;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.nntp.NNTPClient;
import org.apache.commons.net.telnet.TelnetClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.client.RestTemplate;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Unmodified libraries that are green on patched sockets: five calls, each of which waits for a real server, overlap on
 * one thread. Databases, mail and what stays blocking have their own test classes.
 */
class BecomesGreenTest {
    private static WebServer web;

    @BeforeAll
    static void start(@TempDir Path keys) throws Exception {
        Patch.SOCKET.apply();
        Patch.SERVER_SOCKET.apply();
        web = new WebServer(keys);
        HttpsURLConnection.setDefaultSSLSocketFactory(web.tls().getSocketFactory());
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static Object get(String url) throws IOException {
        try (InputStream body = URI.create(url).toURL().openStream()) {
            return body.readAllBytes();
        }
    }

    @Test
    @DisplayName("HttpURLConnection")
    void httpUrlConnection() throws Exception {
        assertGreen(port -> get("http://localhost:" + port + "/"), web.httpPort());
    }

    @Test
    @DisplayName("HttpsURLConnection")
    void httpsUrlConnection() throws Exception {
        assertGreen(port -> get("https://localhost:" + port + "/"), web.httpsPort());
    }

    @Test
    @DisplayName("Apache HttpClient 5, classic, pooled")
    void apacheHttpClientWithItsPool() throws Exception {
        var pool = PoolingHttpClientConnectionManagerBuilder.create().setMaxConnPerRoute(CALLS).build();
        try (CloseableHttpClient client = HttpClients.custom().setConnectionManager(pool).build()) {
            assertGreen(port -> client.execute(new HttpGet("http://localhost:" + port + "/"), reply -> reply.getCode()),
                web.httpPort());
        }
    }

    @Test
    @DisplayName("OkHttp, its blocking calls")
    void okHttp() throws Exception {
        OkHttpClient client = new OkHttpClient();
        assertGreen(port -> {
            Request request = new Request.Builder().url("http://localhost:" + port + "/").build();
            try (Response reply = client.newCall(request).execute()) {
                return reply.body().string();
            }
        }, web.httpPort());
    }

    @Test
    @DisplayName("Spring's RestTemplate")
    void restTemplate() throws Exception {
        RestTemplate template = new RestTemplate();
        assertGreen(port -> template.getForObject("http://localhost:" + port + "/", String.class), web.httpPort());
    }

    @Test
    @DisplayName("AWS SDK, its URL-connection client")
    void awsUrlConnectionClient() throws Exception {
        try (SdkHttpClient client = UrlConnectionHttpClient.create()) {
            assertGreen(port -> {
                var get = SdkHttpRequest.builder().method(SdkHttpMethod.GET)
                    .uri(URI.create("http://localhost:" + port + "/")).build();
                var reply = client.prepareRequest(HttpExecuteRequest.builder().request(get).build()).call();
                return reply.responseBody().orElseThrow().readAllBytes();
            }, web.httpPort());
        }
    }

    /** By default it brings java.net.http; read at each call. */
    @Test
    @DisplayName("jsoup, with -Djsoup.useHttpClient=false")
    void jsoupOnHttpUrlConnection() throws Exception {
        System.setProperty("jsoup.useHttpClient", "false");
        try {
            assertGreen(port -> Jsoup.connect("http://localhost:" + port + "/").ignoreContentType(true).execute(),
                web.httpPort());
        } finally {
            System.clearProperty("jsoup.useHttpClient");
        }
    }

    @Test
    @DisplayName("Commons Net NNTP")
    void commonsNetNntp() throws Exception {
        try (LineServer news = new LineServer("200 welcome", Map.of("QUIT", "205 bye"))) {
            assertGreenFromJava24(port -> {
                NNTPClient client = new NNTPClient();
                client.connect("localhost", port);
                int bye = client.quit();
                client.disconnect();
                return bye;
            }, news.port());
        }
    }

    @Test
    @DisplayName("Commons Net FTP")
    void commonsNetFtp() throws Exception {
        try (LineServer files = new LineServer("220 ready", Map.of("NOOP", "200 fine", "QUIT", "221 bye"))) {
            assertGreenFromJava24(port -> {
                FTPClient client = new FTPClient();
                client.connect("localhost", port);
                boolean fine = client.sendNoOp();
                client.disconnect();
                return fine;
            }, files.port());
        }
    }

    /** Its reader thread and the greenlets would wait for each other; it can be disabled. */
    @Test
    @DisplayName("Commons Net Telnet, without its reader thread")
    void commonsNetTelnet() throws Exception {
        try (LineServer login = new LineServer("login:", Map.of())) {
            assertGreenFromJava24(port -> {
                TelnetClient client = new TelnetClient();
                client.setReaderThread(false);
                client.connect("localhost", port);
                int first = client.getInputStream().read();
                client.disconnect();
                return first;
            }, login.port());
        }
    }

    @Test
    @DisplayName("RMI registry")
    void rmi() throws Exception {
        int free = FreePort.find();
        Registry registry = LocateRegistry.createRegistry(free);
        try {
            assertGreen(port -> LocateRegistry.getRegistry("localhost", port).list(), free);
        } finally {
            UnicastRemoteObject.unexportObject(registry, true);
        }
    }

    /** A textbook server: accept, read, answer, one greenlet for each client. */
    @Test
    @DisplayName("ServerSocket, a server of greenlets")
    @Timeout(60)
    void serverSocket() throws Exception {
        int[] arrived = new int[1];
        try (ServerSocket listening = new ServerSocket(0); Hub hub = new Hub()) {
            hub.spawn("acceptor", () -> {
                for (int i = 1; i <= CALLS; i++) {
                    Socket client = listening.accept();
                    hub.spawn("server " + i, () -> {
                        try (client) {
                            int question = client.getInputStream().read();
                            arrived[0]++;
                            while (arrived[0] < CALLS) {   // until the time limit, if it served one after the other
                                Hub.sleep(Duration.ofMillis(1));
                            }
                            client.getOutputStream().write(question + 1);
                        }
                        return null;
                    });
                }
                return null;
            });
            List<Greenlet<Integer>> clients = new ArrayList<>();
            for (int i = 1; i <= CALLS; i++) {
                clients.add(hub.spawn("client " + i, () -> {
                    try (Socket socket = new Socket("localhost", listening.getLocalPort())) {
                        socket.getOutputStream().write(41);
                        return socket.getInputStream().read();
                    }
                }));
            }
            hub.run();
            for (Greenlet<Integer> client : clients) {
                assertThat(client.get()).isEqualTo(42);
            }
        }
    }
}
