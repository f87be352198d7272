package greenlab.xray;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * What was made before sockets were patched, asked without making any of it. The default SSLContext and classes can be
 * seen where an agent is at hand, open sockets on Linux; elsewhere nothing is said.
 */
public final class Late {
    /** Clients that keep connections from their first use on. */
    private static final Set<String> CLIENTS = Set.of("sun.net.www.http.HttpClient",
        "sun.net.www.protocol.https.HttpsClient", "jdk.internal.net.http.HttpClientImpl",
        "org.apache.http.impl.conn.PoolingHttpClientConnectionManager",
        "org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager", "okhttp3.OkHttpClient");
    private static final int SHOWN = 5;

    private Late() {}

    /** @param jvm who may look into the JVM; null where nobody may, and then less is seen */
    public static List<String> forSockets(Instrumentation jvm) {
        List<String> found = new ArrayList<>();
        if (jvm != null) {
            try {
                defaultContext().forEach(found::add);
                clients(jvm).forEach(found::add);
            } catch (ReflectiveOperationException otherJdk) {
                found.add("what else was before it can't be seen in this JDK (" + otherJdk + ")");
            }
        }
        addOpen(OpenSockets.connected(), found);
        return found;
    }

    /** What listens already. */
    public static List<String> forServerSockets() {
        List<String> found = new ArrayList<>();
        addOpen(OpenSockets.listening(), found);
        return found;
    }

    private static Stream<String> defaultContext() throws ReflectiveOperationException {
        Field field = SSLContext.class.getDeclaredField("defaultContext");
        field.setAccessible(true);
        return Stream.ofNullable((SSLContext) field.get(null))
            .map(context -> "the default SSLContext exists already, of " + context.getProvider().getName()
                + "; a TLS provider that is inserted from now on doesn't reach it");
    }

    private static Stream<String> clients(Instrumentation jvm) throws ReflectiveOperationException {
        List<String> initialised = new ArrayList<>();
        Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
        Object unsafe = type.getMethod("getUnsafe").invoke(null);
        for (Class<?> loaded : jvm.getAllLoadedClasses()) {
            if (CLIENTS.contains(loaded.getName())
                && !(boolean) type.getMethod("shouldBeInitialized", Class.class).invoke(unsafe, loaded)) {
                initialised.add(loaded.getName());
            }
        }
        return initialised.stream()
            .map(name -> name + " is initialised already; connections that it pooled stay as they are");
    }

    private static void addOpen(List<String> ports, List<String> found) {
        if (!ports.isEmpty()) {
            String more = ports.size() > SHOWN ? ", ..." : "";
            found.add("sockets are open already and stay as they are (" + ports.size() + "): "
                + String.join(", ", ports.subList(0, Math.min(SHOWN, ports.size()))) + more);
        }
    }
}
