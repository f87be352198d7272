package greenlab.faults;

import java.util.Locale;

/** How a {@link FaultyServer} misbehaves. */
enum Fault {
    RESETS_BEFORE_HEADERS,
    RESETS_DURING_HEADERS,
    RESETS_AFTER_HEADERS,
    /** An orderly end, half a body early. */
    ENDS_IN_MID_BODY,
    /** It reads the request, resets the connection, and stops listening. */
    DIES,
    /** It reads the request and never responds. */
    STALLS,
    /** It sends one byte of its response each second, forever. */
    DRIPS,
    /** It sends half of a server's first flight in TLS, and then nothing. */
    HALF_A_HANDSHAKE(Certificates.Kind.GOOD),
    /** The same, and then a reset. */
    RESETS_DURING_HANDSHAKE(Certificates.Kind.GOOD),
    EXPIRED_CERTIFICATE(Certificates.Kind.EXPIRED),
    WRONG_NAME(Certificates.Kind.WRONG_NAME),
    UNTRUSTED_CERTIFICATE(Certificates.Kind.UNTRUSTED);

    private final Certificates.Kind certificate;

    Fault() {
        this(null);
    }

    Fault(Certificates.Kind certificate) {
        this.certificate = certificate;
    }

    /** What the server shows, where it is one of TLS's faults; else null, and it happens over http, too. */
    Certificates.Kind certificate() {
        return certificate;
    }

    /** As people write it: {@code resets before headers}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
