package greenlab.libraries;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A line-based server: a greeting, then an answer to each known command. For NNTP and Telnet, on channels. */
final class LineServer implements AutoCloseable {
    private final ServerSocketChannel listening = ServerSocketChannel.open();
    private final String greeting;
    private final Map<String, String> answers;

    LineServer(String greeting, Map<String, String> answers) throws IOException {
        this.greeting = greeting;
        this.answers = answers;
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    SocketChannel client = listening.accept();
                    Thread.ofPlatform().daemon().start(() -> talk(client));
                }
            } catch (IOException closed) {
                // that's all
            }
        });
    }

    int port() {
        return listening.socket().getLocalPort();
    }

    private void talk(SocketChannel client) {
        try (client;
             var in = new BufferedReader(Channels.newReader(client, StandardCharsets.US_ASCII));
             var out = new PrintWriter(Channels.newWriter(client, StandardCharsets.US_ASCII))) {
            out.print(greeting + "\r\n");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.print(answers.getOrDefault(line.split(" ")[0], "500 what?") + "\r\n");
                out.flush();
            }
        } catch (IOException gone) {
            // so is the client
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
