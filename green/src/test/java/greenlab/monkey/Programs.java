package greenlab.monkey;

import com.google.gson.Gson;
import greenlab.green.Hub;
import greenlab.xray.XRay;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;

/** Programs that the tests run in new JVMs. */
final class Programs {
    private Programs() {}

    /** Applies all patches; two greenlets then sleep, look up a name and talk to each other. */
    public static final class UsesAll {
        public static void main(String... args) throws Exception {
            System.out.println("applied " + Monkey.patchAll());
            System.out.println("again " + Monkey.patchAll());
            try (Hub hub = new Hub(); ServerSocket server = new ServerSocket(0)) {
                hub.spawn("server", () -> {
                    try (Socket accepted = server.accept()) {
                        Thread.sleep(20);
                        accepted.getOutputStream().write('!');
                    }
                    return null;
                });
                hub.spawn("client", () -> {
                    try (Socket socket = new Socket(InetAddress.getByName("localhost"), server.getLocalPort())) {
                        System.out.println("received " + (char) socket.getInputStream().read());
                    }
                    return null;
                });
                hub.run();
            }
            Patch.DNS.undo();
            Patch.SLEEP.undo();
            for (Patch forGood : new Patch[] {Patch.SOCKET, Patch.SERVER_SOCKET}) {
                try {
                    forGood.undo();
                } catch (UnsupportedOperationException refused) {
                    System.out.println(forGood + " can't be undone: " + refused.getMessage());
                }
            }
            Arrays.stream(Patch.values()).forEach(each -> System.out.println(each + " " + each.isPatched()));
        }
    }

    /** As UsesAll, but from another class loader, as in a notebook's kernel. */
    public static final class InAnotherClassLoader {
        public static void main(String... classPath) throws Exception {
            URL[] jars = new URL[classPath.length];
            for (int i = 0; i < jars.length; i++) {
                jars[i] = new File(classPath[i]).toURI().toURL();
            }
            InetAddress.getByName("localhost");
            try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
                loader.loadClass(UsesAll.class.getName()).getMethod("main", String[].class)
                    .invoke(null, (Object) new String[0]);
            }
        }
    }

    /** Uses sockets, then patches them. */
    public static final class PatchesLate {
        public static void main(String... args) throws Exception {
            SSLContext.getDefault();
            try (ServerSocket server = new ServerSocket(0);
                 Socket open = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                URLConnection refused = URI.create("http://127.0.0.1:1/").toURL().openConnection();
                try {
                    refused.connect();
                } catch (IOException asExpected) {
                    System.out.println("ports " + open.getLocalPort() + " " + server.getLocalPort());
                }
                Monkey.patchAll();
            }
        }
    }

    /** Applies all patches except those named in its arguments. */
    public static final class PatchesAllBut {
        public static void main(String... except) {
            System.out.println(Monkey.patchAll(Arrays.stream(except).map(Patch::valueOf).toArray(Patch[]::new)));
        }
    }

    /** One greenlet waits for a semaphore or monitor that another holds, until the warning is printed. */
    public static final class Deadlocks {
        private static final Semaphore POOL = new Semaphore(1);

        public static void main(String... what) throws Exception {
            Monkey.patchAll();
            Monkey.warnTo(line -> {
                System.out.println(line);
                Runtime.getRuntime().halt(0);
            });
            try (Hub hub = new Hub()) {
                for (String name : new String[] {"first", "second"}) {
                    hub.spawn(name, what[0].equals("monitor") ? Deadlocks::inMonitor : Deadlocks::inPool);
                }
                hub.run();
            }
        }

        private static Void inPool() throws InterruptedException {
            POOL.acquire();
            Thread.sleep(30);
            POOL.release();
            return null;
        }

        private static Void inMonitor() throws InterruptedException {
            synchronized (POOL) {
                Thread.sleep(30);
            }
            return null;
        }
    }

    /** Prints the X-rays of a plain and a TLS socket, before and after the patches. */
    public static final class Looks {
        public static void main(String... args) throws Exception {
            look();
            Monkey.patchAll();
            look();
        }

        private static void look() throws Exception {
            try (ServerSocket server = new ServerSocket(0);
                 Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                 Socket tls = SSLContext.getDefault().getSocketFactory().createSocket(plain, "localhost", 1, true)) {
                System.out.print(XRay.of(plain));
                System.out.print(XRay.of(tls));
                System.out.println(new Gson().toJson(XRay.of(SSLContext.getDefault())));
            }
        }
    }
}
