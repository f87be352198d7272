package greenlab.fetch;

import java.security.Provider;
import java.security.Security;

/**
 * What many an application does, and requests did with pyopenssl: if a native TLS library is on the class path, put it
 * before the JDK's own. Nobody has to ask for it; that it is there is enough.
 */
final class OptionalConscrypt {
    private static final String PROVIDER = "org.conscrypt.OpenSSLProvider";
    private static final String SWITCHES = "org.conscrypt.Conscrypt";

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

    /**
     * Has Conscrypt make engine sockets. A socket factory asks for this when it is made, and not again. Setting it has
     * a side effect: Conscrypt looks at the default factory, and so the default SSLContext is settled, by whoever is
     * the first provider at that moment.
     */
    static void chooseEngineSockets() {
        try {
            Class.forName(SWITCHES).getMethod("setUseEngineSocketByDefault", boolean.class).invoke(null, true);
        } catch (ReflectiveOperationException | LinkageError absent) {
            throw new IllegalStateException("engine sockets are Conscrypt's, and it does not start: " + absent, absent);
        }
    }
}
