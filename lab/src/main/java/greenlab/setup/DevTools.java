package greenlab.setup;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One page of a Chromium that listens on a port of loopback: it is asked, and answers, over a WebSocket. */
final class DevTools implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int asked;

    /** @param port where it listens; the page is the first one that it has open */
    DevTools(int port) throws IOException, InterruptedException {
        var list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
        String pages = client.send(list, HttpResponse.BodyHandlers.ofString()).body();
        String address = JsonParser.parseString(pages).getAsJsonArray().asList().stream()
            .map(page -> page.getAsJsonObject()).filter(page -> page.get("type").getAsString().equals("page"))
            .findFirst().orElseThrow(() -> new IOException("Chromium has no page"))
            .get("webSocketDebuggerUrl").getAsString();
        socket = client.newWebSocketBuilder().buildAsync(URI.create(address), new Whole()).join();
    }

    /** Calls a method of the protocol, and returns its result. */
    JsonObject ask(String method, Map<String, Object> parameters) throws IOException, InterruptedException {
        int id = ++asked;
        var call = new JsonObject();
        call.addProperty("id", id);
        call.addProperty("method", method);
        call.add("params", new Gson().toJsonTree(parameters));
        socket.sendText(call.toString(), true);
        while (true) {
            JsonObject message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (message == null) {
                throw new IOException("no answer to " + method);
            }
            if (message.has("id") && message.get("id").getAsInt() == id) {
                return answer(message);
            }
        }
    }

    private static JsonObject answer(JsonObject message) throws IOException {
        if (message.has("error")) {
            throw new IOException(message.getAsJsonObject("error").get("message").getAsString());
        }
        return message.getAsJsonObject("result");
    }

    /** Waits until an expression of the page's becomes true. */
    void await(String expression) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isTrue(expression)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the page is not ready after " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(50);
        }
    }

    private boolean isTrue(String expression) throws IOException, InterruptedException {
        var result = ask("Runtime.evaluate", Map.of("expression", "Boolean(" + expression + ")"))
            .getAsJsonObject("result");
        return result.has("value") && result.get("value").getAsString().equals("true");
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }

    /** Puts messages together from their parts. */
    private final class Whole implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                messages.add(JsonParser.parseString(message.toString()).getAsJsonObject());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
