package greenlab.fetch;

/**
 * The TLS implementation that a run used.
 *
 * @param provider the security provider's name, such as {@code SunJSSE} or {@code Conscrypt}
 * @param socket the class of the client's sockets
 */
public record Tls(String provider, String socket) {}
