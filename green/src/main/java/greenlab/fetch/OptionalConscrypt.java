package greenlab.fetch;

import java.security.Provider;
import java.security.Security;

/**
 * What many applications do, as Python's requests did with pyopenssl: if a native TLS library is on the class path, it
 * is preferred to the JDK's. It doesn't have to be configured; being there is enough.
 */
final class OptionalConscrypt {
    private static final String PROVIDER = "org.conscrypt.OpenSSLProvider";
    private static final String SWITCHES = "org.conscrypt.Conscrypt";

    private OptionalConscrypt() {}

    /** Inserts Conscrypt as the first TLS provider if it is on the class path. Existing contexts keep theirs. */
    static void putFirstIfPresent() {
        try {
            Security.insertProviderAt((Provider) Class.forName(PROVIDER).getDeclaredConstructor().newInstance(), 1);
        } catch (ClassNotFoundException absent) {
            // the JDK's own TLS is used
        } catch (ReflectiveOperationException | LinkageError broken) {
            throw new IllegalStateException("Conscrypt is on the class path but fails to start: " + broken, broken);
        }
    }

    /**
     * Configures Conscrypt to create engine sockets. A socket factory reads the setting once, when it is created.
     * Setting it has a side effect: Conscrypt reads the default factory, which creates the default SSLContext with
     * the provider that is first at that moment.
     */
    static void chooseEngineSockets() {
        try {
            Class.forName(SWITCHES).getMethod("setUseEngineSocketByDefault", boolean.class).invoke(null, true);
        } catch (ReflectiveOperationException | LinkageError absent) {
            throw new IllegalStateException("engine sockets need Conscrypt, which fails to start: " + absent, absent);
        }
    }
}
