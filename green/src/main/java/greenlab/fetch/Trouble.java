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

/** Says in one line why a fetch failed, and what can be done about it. */
final class Trouble {
    private Trouble() {}

    static String inOneLine(Throwable trouble, URI uri, int readMillis) {
        String where = uri.getScheme() + "://" + uri.getRawAuthority();
        return switch (trouble) {
            case SocketTimeoutException late when "Connect timed out".equalsIgnoreCase(late.getMessage()) ->
                where + " can't be reached: the connection timed out";
            case SocketTimeoutException late -> uri + " did not answer within " + readMillis / 1000 + " s";
            case ConnectException refused -> "nothing listens at " + where + "; './jbang serve' starts a delay server";
            case UnknownHostException unknown -> "there is no host named " + uri.getHost();
            case SSLException refused when isAboutTrust(refused) -> "the certificate of " + where + distrust(refused);
            case SSLException refused -> "TLS with " + where + " failed: " + firstLine(refused);
            case EOFException cut -> cut(where);
            case IOException cut when "Premature EOF".equals(cut.getMessage()) -> cut(where);
            case SocketException broken -> "the connection to " + where + " broke: " + firstLine(broken);
            case LinkageError broken -> "TLS does not start in this JVM: " + root(broken);
            default -> firstLine(trouble);
        };
    }

    private static String cut(String where) {
        return "the connection to " + where + " ended in the middle of an answer";
    }

    private static boolean isAboutTrust(Throwable refused) {
        return causes(refused).anyMatch(cause -> cause instanceof CertificateException
            || cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException);
    }

    /** Which of the three things that a certificate has to be it isn't: of today, of that host, of somebody known. */
    private static String distrust(Throwable refused) {
        if (causes(refused).anyMatch(CertificateExpiredException.class::isInstance)) {
            return " has expired: its server needs a new one";
        }
        if (causes(refused).anyMatch(CertificateNotYetValidException.class::isInstance)) {
            return " is not valid yet: is this machine's clock right?";
        }
        return causes(refused).anyMatch(Trouble::isAboutName)
            ? " is for another host: fetch by the name that it is for"
            : " is not one this client trusts; './jbang serve' shows one that it does";
    }

    /** The JDK has no type for it: only a message, such as {@code No name matching localhost found}. */
    private static boolean isAboutName(Throwable cause) {
        return cause.getClass() == CertificateException.class && String.valueOf(cause.getMessage()).startsWith("No ");
    }

    private static Stream<Throwable> causes(Throwable trouble) {
        return Stream.iterate(trouble, Objects::nonNull, Throwable::getCause);
    }

    /** What a class that could not be initialised died of, and who threw it. */
    private static String root(Throwable broken) {
        Throwable root = broken;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getStackTrace().length == 0 ? firstLine(root)
            : firstLine(root) + ", says " + root.getStackTrace()[0].getClassName();
    }

    private static String firstLine(Throwable trouble) {
        String message = trouble.getMessage() == null ? trouble.getClass().getSimpleName() : trouble.getMessage();
        return message.lines().findFirst().orElse(trouble.getClass().getSimpleName());
    }
}
