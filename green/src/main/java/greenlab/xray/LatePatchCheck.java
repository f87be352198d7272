package greenlab.xray;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
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

    /** Linux's files about this process, and the columns of its tables of connections. */
    private static final Path SELF = Path.of("/proc/self");
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTEN = "0A";

    /** Local ports whose sockets are left out of the reports. */
    private static final Set<Integer> IGNORED = ConcurrentHashMap.newKeySet();

    private LatePatchCheck() {}

    /** @param jvm an agent's, or null, in which case only open sockets are found */
    public static List<String> forSockets(Instrumentation jvm) {
        List<String> found = new ArrayList<>();
        if (jvm != null) {
            try {
                addDefaultContext(found);
                addClients(jvm, found);
            } catch (ReflectiveOperationException otherJdk) {
                found.add("this JDK hides what else was created before (" + otherJdk + ")");
            }
        }
        found.addAll(openSockets(false));
        return found;
    }

    /** Finds server sockets that listen already. */
    public static List<String> forServerSockets() {
        return openSockets(true);
    }

    /** Leaves sockets that are open now out of all reports. A notebook's kernel calls it to exclude its own sockets. */
    public static void ignoreOpenPorts() {
        ignorePorts(ownSockets().map(row -> port(row[LOCAL])).collect(Collectors.toSet()));
    }

    /** Leaves sockets with these local ports out of all reports, whether or not they are open yet. */
    public static void ignorePorts(Set<Integer> ports) {
        IGNORED.addAll(ports);
    }

    private static void addDefaultContext(List<String> found) throws ReflectiveOperationException {
        Field field = SSLContext.class.getDeclaredField("defaultContext");
        field.setAccessible(true);
        if (field.get(null) instanceof SSLContext context) {
            found.add("the default SSLContext exists already, from " + context.getProvider().getName()
                + "; a TLS provider that is inserted later doesn't change it");
        }
    }

    private static void addClients(Instrumentation jvm, List<String> found) throws ReflectiveOperationException {
        Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
        Object unsafe = type.getMethod("getUnsafe").invoke(null);
        for (Class<?> loaded : jvm.getAllLoadedClasses()) {
            if (CLIENTS.contains(loaded.getName())
                && !(boolean) type.getMethod("shouldBeInitialized", Class.class).invoke(unsafe, loaded)) {
                found.add(loaded.getName() + " is initialized already; its pooled connections stay unpatched");
            }
        }
    }

    /** One sentence, or none, with the ports, such as {@code port 40112 to 8443}. */
    private static List<String> openSockets(boolean listening) {
        List<String> ports = ownSockets().filter(row -> !IGNORED.contains(port(row[LOCAL])))
            .filter(row -> row[STATE].equals(LISTEN) == listening)
            .map(row -> "port " + port(row[LOCAL]) + (listening ? "" : " to " + port(row[REMOTE])))
            .distinct().toList(); // a row moves while the table is read
        return ports.isEmpty() ? List.of()
            : List.of((ports.size() == 1 ? "1 socket is already open and stays" : ports.size()
                + " sockets are already open and stay") + " unpatched ("
                + String.join(", ", ports.subList(0, Math.min(SHOWN, ports.size())))
                + (ports.size() > SHOWN ? ", ...)" : ")"));
    }

    /** The kernel's tables aren't read if this process has no sockets: those of a busy machine are long. */
    private static Stream<String[]> ownSockets() {
        Set<String> descriptors = descriptors();
        return descriptors.stream().noneMatch(target -> target.startsWith("socket:")) ? Stream.of()
            : Stream.of("net/tcp", "net/tcp6").flatMap(LatePatchCheck::rows)
                .filter(row -> row.length > INODE && descriptors.contains("socket:[" + row[INODE] + "]"));
    }

    /** What the descriptors of this process refer to, for example {@code socket:[4711]}. */
    private static Set<String> descriptors() {
        try (Stream<Path> all = Files.list(SELF.resolve("fd"))) {
            return all.map(LatePatchCheck::target).collect(Collectors.toSet());
        } catch (IOException notLinux) {
            return Set.of();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    /** The kernel's table has the connections of all processes. */
    private static Stream<String[]> rows(String table) {
        try {
            return Files.readAllLines(SELF.resolve(table)).stream().map(line -> line.strip().split("\\s+"));
        } catch (IOException noSuchProtocol) {
            return Stream.of();
        }
    }

    private static int port(String hexAddress) {
        return Integer.parseInt(hexAddress.substring(hexAddress.indexOf(':') + 1), 16);
    }
}
