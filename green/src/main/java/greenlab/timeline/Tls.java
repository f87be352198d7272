package greenlab.timeline;

/**
 * Who spoke TLS in a run.
 *
 * @param provider the security provider's name, such as {@code SunJSSE} or {@code Conscrypt}
 * @param socket the class of the socket that the client held
 */
public record Tls(String provider, String socket) {}
