package greenlab.fuzz;

import com.google.gson.JsonParser;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any request gets a response below 500, or 505, and an error its reason. The first byte chooses the method. */
public final class DelayPathTarget {
    private static final String[] METHODS = {"GET", "HEAD", "POST", "DELETE", "OPTIONS", "TRACE", "PUT", "PATCH"};
    private static final DelayServer SERVER = server();

    private DelayPathTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length < 2) {
            return;
        }
        String method = METHODS[input[0] & 7];
        String target = new String(input, 1, input.length - 1, StandardCharsets.ISO_8859_1);
        byte[] response = response(method + " " + target, target.contains("d") || target.contains("%") ? 100 : 20_000);
        if (response.length > 0) {
            check(method, new String(response, StandardCharsets.UTF_8));
        }
    }

    private static byte[] response(String line, int timeout) throws IOException {
        var response = new ByteArrayOutputStream();
        try (var socket = new Socket(SERVER.http().getHost(), SERVER.http().getPort())) {
            socket.setSoLinger(true, 0);
            socket.setSoTimeout(timeout);
            socket.getOutputStream().write((line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().transferTo(response);
            return response.toByteArray();
        } catch (SocketTimeoutException delayed) {
            if (timeout > 1_000) {
                throw delayed;
            }
            return new byte[0];
        } catch (IOException reset) {
            return new byte[0];
        }
    }

    private static void check(String method, String response) {
        boolean requested = response.contains("Content-Type: text/plain"); // by /status/{code}
        Property.require(requested || response.matches("(?s)HTTP/1\\.[01] (?:[2-4]\\d\\d|505) .*"), response);
        String body = response.substring(response.indexOf("\r\n\r\n") + 4);
        if (response.startsWith(" 4", 8) && !requested && !method.equals("HEAD")) {
            var error = JsonParser.parseString(body).getAsJsonObject().get("error").getAsString();
            Property.require(!error.isBlank() && error.lines().count() == 1, "reason: " + error);
        }
    }

    private static DelayServer server() {
        try {
            Path keys = Files.createTempDirectory("greenlab-fuzz");
            return DelayServer.start(ServerConfig.local(keys));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
