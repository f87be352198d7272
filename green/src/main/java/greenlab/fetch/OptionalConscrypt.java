package greenlab.fetch;

import java.security.Provider;
import java.security.Security;

/**
 * What many an application does, and requests did with pyopenssl: if a native TLS library is on the class path, put it
 * before the JDK's own. Nobody has to ask for it; that it is there is enough.
 */
final class OptionalConscrypt {
    private static final String PROVIDER = "org.conscrypt.OpenSSLProvider";

    private OptionalConscrypt() {}

    /** Makes Conscrypt the first TLS provider of this JVM if it is there. Contexts that exist already keep theirs. */
    static void putFirstIfPresent() {
        try {
            Security.insertProviderAt((Provider) Class.forName(PROVIDER).getDeclaredConstructor().newInstance(), 1);
        } catch (ClassNotFoundException absent) {
            // the JDK's own TLS, then
        } catch (ReflectiveOperationException | LinkageError broken) {
            throw new IllegalStateException("Conscrypt is on the class path but does not start: " + broken, broken);
        }
    }
}
