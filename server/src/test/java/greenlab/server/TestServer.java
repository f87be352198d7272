package greenlab.server;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A server on free ports with keys shared by all tests, and a client that trusts it. */
final class TestServer implements AutoCloseable {

    static final Path KEYS = Path.of("target", "tls");

    final DelayServer server;
    private final HttpClient client;

    TestServer(Threading threading) throws Exception {
        this(ServerConfig.local(KEYS).with(threading));
    }

    TestServer(ServerConfig config) throws Exception {
        server = DelayServer.start(config);
        client = HttpClient.newBuilder().sslContext(Keys.in(KEYS).clientContext()).build();
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(request(server.http(), path), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request with a body and headers. */
    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        return client.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request without waiting for its response. */
    CompletableFuture<HttpResponse<String>> sending(String method, String path, String body, String... headers) {
        return client.sendAsync(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(server.http().resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    HttpResponse<String> getTls(URI base, String path) throws Exception {
        return client.send(request(base, path), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends k concurrent requests and waits for their responses. */
    void getConcurrently(int k, String path) {
        CompletableFuture.allOf(IntStream.range(0, k)
            .mapToObj(_ -> client.sendAsync(request(server.http(), path), HttpResponse.BodyHandlers.ofString()))
            .toArray(CompletableFuture[]::new)).join();
    }

    /** Writes a GET request to a socket. */
    Socket send(Socket socket, String path, String more) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    Socket connect() throws IOException {
        return new Socket("127.0.0.1", server.http().getPort());
    }

    private static HttpRequest request(URI base, String path) {
        return HttpRequest.newBuilder(base.resolve(path)).build();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
