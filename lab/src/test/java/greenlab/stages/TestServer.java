package greenlab.stages;

import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A server with live runs on free ports, and a client. */
final class TestServer implements AutoCloseable {

    static final Path KEYS = Path.of("target", "tls");

    final DelayServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    TestServer(ServerConfig config) throws Exception {
        server = DelayServer.start(config);
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(request("GET", path, ""), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request and waits for the response. */
    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        return client.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request; doesn't wait for the response. */
    CompletableFuture<HttpResponse<String>> sending(String method, String path, String body, String... headers) {
        return client.sendAsync(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(server.http().resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
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

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
