///usr/bin/env jbang "$0" "$@" ; exit $?
// A service on virtual threads. Each request calls a slow HTTPS service, such as that of `jbang serve`. Run it with
// jbang -Djavax.net.ssl.trustStore=.lab/tls/truststore.p12 FILE https://localhost:8443/delay/0.5 descriptor|engine|jdk

//JAVA 21+
//DEPS org.eclipse.jetty:jetty-server:12.1.14
//DEPS org.conscrypt:conscrypt-openjdk-uber:2.6.3
//DEPS org.slf4j:slf4j-nop:2.0.17
//RUNTIME_OPTIONS --add-opens=java.base/java.net=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
//RUNTIME_OPTIONS -Djdk.virtualThreadScheduler.parallelism=2 -Djdk.virtualThreadScheduler.maxPoolSize=2

import java.io.InputStream;
import java.net.URI;
import java.security.Provider;
import java.util.concurrent.Executors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.conscrypt.Conscrypt;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

class slow_partner {
    public static void main(String... args) throws Exception {
        URI partner = URI.create(args[0]);
        HttpsURLConnection.setDefaultSSLSocketFactory(tls(args[1]).getSocketFactory());
        var threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Server server = new Server(threads);
        server.addConnector(new ServerConnector(server));
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                try (InputStream in = partner.toURL().openStream()) {
                    response.write(true, java.nio.ByteBuffer.wrap(in.readAllBytes()), callback);
                }
                return true;
            }
        });
        server.start();
        System.out.println(server.getURI());
        server.join();
    }

    private static SSLContext tls(String sockets) throws Exception {
        if (sockets.equals("jdk")) return SSLContext.getDefault();
        Provider conscrypt = Conscrypt.newProvider();
        Conscrypt.setUseEngineSocketByDefault(sockets.equals("engine"));
        SSLContext context = SSLContext.getInstance("TLS", conscrypt);
        context.init(null, null, null);
        return context;
    }
}
