///usr/bin/env jbang "$0" "$@" ; exit $?
// A service on virtual threads calls itself over two TLS connections. Arguments: engine (Conscrypt's engine sockets,
// stops for good on Java 21), jdk (the JDK's TLS) or platform (engine on platform threads); seconds before it gives up

//JAVA 21+
//DEPS org.conscrypt:conscrypt-openjdk-uber:2.6.3
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED -Dorg.conscrypt.useEngineSocketByDefault=true
//RUNTIME_OPTIONS -Djdk.virtualThreadScheduler.parallelism=2 -Djdk.virtualThreadScheduler.maxPoolSize=2

import java.io.File;
import java.net.*;
import java.security.*;
import java.util.concurrent.*;
import javax.net.ssl.*;
import org.conscrypt.Conscrypt;

class same_carriers {
    public static void main(String... args) throws Exception {
        SSLContext tls = tls(args[0].equals("jdk") ? Security.getProvider("SunJSSE") : Conscrypt.newProvider());
        ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorService serving = args[0].equals("platform") ? Executors.newCachedThreadPool() : virtual;
        ServerSocket server = tls.getServerSocketFactory().createServerSocket(0);
        SSLSocket[] sockets = new SSLSocket[2];
        for (int i = 0; i < 2; i++) {
            Future<Socket> accepted = serving.submit(server::accept);
            sockets[i] = (SSLSocket) tls.getSocketFactory().createSocket("localhost", server.getLocalPort());
            serving.submit(() -> accepted.get().getInputStream().transferTo(accepted.get().getOutputStream()));
            sockets[i].startHandshake();
        }
        CountDownLatch unanswered = new CountDownLatch(20);
        for (SSLSocket socket : sockets) {
            virtual.submit(() -> {
                for (int i = 0; i < 10; i++) {
                    socket.getOutputStream().write(i);
                    if (socket.getInputStream().read() == i) unanswered.countDown();
                }
                return null;
            });
        }
        System.out.println("process " + ProcessHandle.current().pid() + " calls itself");
        boolean done = unanswered.await(args.length > 1 ? Integer.parseInt(args[1]) : 60, TimeUnit.SECONDS);
        System.out.println((done ? "done: " : "hung: ") + unanswered.getCount() + " of 20 calls have no answer");
        System.exit(done ? 0 : 1);
    }

    private static SSLContext tls(Provider provider) throws Exception {
        File file = new File(System.getProperty("java.io.tmpdir"), "keys-" + ProcessHandle.current().pid());
        new ProcessBuilder(System.getProperty("java.home") + "/bin/keytool", "-genkeypair", "-keyalg", "EC", "-dname",
            "CN=localhost", "-storepass", "changeit", "-keystore", "" + file).start().waitFor();
        KeyStore keys = KeyStore.getInstance(file, "changeit".toCharArray());
        file.delete();
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);   // a server's own certificate is trusted, too
        SSLContext tls = SSLContext.getInstance("TLS", provider);
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return tls;
    }
}
