package greenlab.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.net.URI;

/**
 * One GET, with the JDK's blocking client and nothing special about it: this code is the same on every runtime and in
 * every stage. Each fetch opens a connection of its own.
 *
 * @param number from 1 to n; 0 for the warm-up
 * @param readMillis how long to wait for the server's next byte
 * @param log receives the events of the fetch, on its thread
 */
record Fetch(int number, URI uri, int readMillis, Log log) implements Runnable {
    private static final int CONNECT_MILLIS = 10_000;
    /** Receives the bodies of all fetches: their content is not used, and a buffer for each would be garbage. */
    private static final byte[] DISCARDED = new byte[4096];

    /** Receives events. */
    interface Log {
        /** @param reason why it failed; null unless it did */
        void happened(int fetch, Event.What what, String reason);
    }

    @Override
    public void run() {
        try {
            get();
        } catch (IOException | RuntimeException | LinkageError failure) {
            log.happened(number, Event.What.FAILED, FetchErrors.inOneLine(failure, uri, readMillis));
        }
    }

    /** Closes the connection of a failed fetch, which the JDK's client would keep after half a handshake. */
    private void get() throws IOException {
        happened(Event.What.OPEN);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        try {
            get(connection);
        } finally {
            connection.disconnect();
        }
    }

    private void get(HttpURLConnection connection) throws IOException {
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(readMillis);
        connection.setRequestProperty("Connection", "close");
        connection.connect();
        happened(Event.What.OPENED);
        happened(Event.What.SEND);
        int status = status(connection);
        happened(Event.What.RECV);
        if (status != HttpURLConnection.HTTP_OK) {
            String phrase = connection.getResponseMessage();
            throw new IOException(uri + " returned " + status + (phrase == null ? "" : " " + phrase));
        }
        try (InputStream body = connection.getInputStream()) {
            while (body.read(DISCARDED) >= 0) { }
        }
        happened(Event.What.DONE);
    }

    private void happened(Event.What what) {
        log.happened(number, what, null);
    }

    /** If a connection breaks before the response, the JDK's client opens another, whose refusal hides the cause. */
    private static int status(HttpURLConnection connection) throws IOException {
        try {
            int status = connection.getResponseCode();
            if (status < 100) {   // a status line that is cut has fewer digits
                throw new IOException(connection.getURL() + " returned no HTTP response");
            }
            return status;
        } catch (ConnectException refused) {
            throw new SocketException("the server has closed it");
        }
    }
}
