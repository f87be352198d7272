package greenlab.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Describes in one line why a fetch failed, and suggests a fix. */
final class FetchErrors {
    private FetchErrors() {}

    static String inOneLine(Throwable failure, URI uri, int readMillis) {
        String where = uri.getScheme() + "://" + uri.getRawAuthority();
        return switch (failure) {
            case SocketTimeoutException late when "Connect timed out".equalsIgnoreCase(late.getMessage()) ->
                where + " can't be reached: connect timed out";
            case SocketTimeoutException late -> uri + " did not answer within " + readMillis / 1000 + " s";
            case ConnectException refused ->
                "nothing listens at " + where + "; start a delay server with './jbang serve'";
            case UnknownHostException unknown -> "unknown host: " + uri.getHost();
            case SSLException refused when isAboutTrust(refused) -> "the certificate of " + where + distrust(refused);
            case SSLException refused -> "TLS with " + where + " failed: " + firstLine(refused);
            case EOFException cut -> cut(where);
            case IOException cut when "Premature EOF".equals(cut.getMessage()) -> cut(where);
            case SocketException broken -> "the connection to " + where + " broke: " + firstLine(broken);
            case LinkageError broken -> "TLS failed to start in this JVM: " + root(broken);
            default -> firstLine(failure).contains(where) ? firstLine(failure) : where + ": " + firstLine(failure);
        };
    }

    private static String cut(String where) {
        return "the connection to " + where + " ended in the middle of a response";
    }

    private static boolean isAboutTrust(Throwable refused) {
        return causes(refused).anyMatch(cause -> cause instanceof CertificateException
            || cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException);
    }

    /** Why a certificate was rejected: its dates, its host name, or its issuer. */
    private static String distrust(Throwable refused) {
        if (causes(refused).anyMatch(CertificateExpiredException.class::isInstance)) {
            return " has expired; the server needs a new one";
        }
        if (causes(refused).anyMatch(CertificateNotYetValidException.class::isInstance)) {
            return " is not valid yet; check this machine's clock";
        }
        return causes(refused).anyMatch(FetchErrors::isAboutName)
            ? " is for another host; use the host name that it was issued for"
            : " is not trusted by this client; it trusts the one that './jbang serve' uses";
    }

    /** The JDK has no exception type for it, only a message such as {@code No name matching localhost found}. */
    private static boolean isAboutName(Throwable cause) {
        return cause.getClass() == CertificateException.class && String.valueOf(cause.getMessage()).startsWith("No ");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** The root cause of a class that failed to initialise, with the class that threw it. */
    private static String root(Throwable broken) {
        Throwable root = causes(broken).reduce((outer, inner) -> inner).orElseThrow();
        return root.getStackTrace().length == 0 ? firstLine(root)
            : firstLine(root) + ", thrown by " + root.getStackTrace()[0].getClassName();
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.lines().findFirst().orElse(failure.getClass().getSimpleName());
    }
}
