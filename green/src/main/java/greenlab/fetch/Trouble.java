package greenlab.fetch;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
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
            case SSLException refused when isAboutTrust(refused) -> "the certificate of " + where
                + " is not one this client trusts; './jbang serve' shows one that it does";
            case SSLException refused -> "TLS with " + where + " failed: " + firstLine(refused);
            case SocketException broken -> "the connection to " + where + " broke: " + firstLine(broken);
            case LinkageError broken -> "TLS does not start in this JVM: " + root(broken);
            default -> firstLine(trouble);
        };
    }

    private static boolean isAboutTrust(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.security.cert.CertificateException
                || cause instanceof java.security.cert.CertPathBuilderException) {
                return true;
            }
        }
        return false;
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
