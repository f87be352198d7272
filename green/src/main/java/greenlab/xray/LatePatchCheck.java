package greenlab.xray;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Finds what was created before sockets were patched and stays unpatched, without creating any of it. The default
 * SSLContext and loaded classes are visible only with an agent, open sockets only on Linux.
 */
public final class LatePatchCheck {
    /** Clients that pool connections from their first use on. */
    private static final Set<String> CLIENTS = Set.of("sun.net.www.http.HttpClient",
        "sun.net.www.protocol.https.HttpsClient", "jdk.internal.net.http.HttpClientImpl",
        "org.apache.http.impl.conn.PoolingHttpClientConnectionManager",
        "org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager", "okhttp3.OkHttpClient");
    private static final int SHOWN = 5;

    private LatePatchCheck() {}

    /** @param jvm an agent's, or null, in which case only open sockets are found */
    public static List<String> forSockets(Instrumentation jvm) {
        List<String> found = new ArrayList<>();
        if (jvm != null) {
            try {
                defaultContext().forEach(found::add);
                clients(jvm).forEach(found::add);
            } catch (ReflectiveOperationException otherJdk) {
                found.add("this JDK hides what else was created before (" + otherJdk + ")");
            }
        }
        addOpen(OpenSockets.connected(), found);
        return found;
    }

    /** Finds server sockets that listen already. */
    public static List<String> forServerSockets() {
        List<String> found = new ArrayList<>();
        addOpen(OpenSockets.listening(), found);
        return found;
    }

    private static Stream<String> defaultContext() throws ReflectiveOperationException {
        Field field = SSLContext.class.getDeclaredField("defaultContext");
        field.setAccessible(true);
        return Stream.ofNullable((SSLContext) field.get(null))
            .map(context -> "the default SSLContext exists already, from " + context.getProvider().getName()
                + "; a TLS provider that is inserted later doesn't change it");
    }

    private static Stream<String> clients(Instrumentation jvm) throws ReflectiveOperationException {
        List<String> initialized = new ArrayList<>();
        Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
        Object unsafe = type.getMethod("getUnsafe").invoke(null);
        for (Class<?> loaded : jvm.getAllLoadedClasses()) {
            if (CLIENTS.contains(loaded.getName())
                && !(boolean) type.getMethod("shouldBeInitialized", Class.class).invoke(unsafe, loaded)) {
                initialized.add(loaded.getName());
            }
        }
        return initialized.stream()
            .map(name -> name + " is initialized already; its pooled connections stay unpatched");
    }

    private static void addOpen(List<String> ports, List<String> found) {
        if (!ports.isEmpty()) {
            found.add((ports.size() == 1 ? "1 socket is already open and stays" : ports.size()
                + " sockets are already open and stay") + " unpatched ("
                + String.join(", ", ports.subList(0, Math.min(SHOWN, ports.size())))
                + (ports.size() > SHOWN ? ", ...)" : ")"));
        }
    }
}
