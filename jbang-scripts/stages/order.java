///usr/bin/env jbang "$0" "$@" ; exit $?
// The box of the orders: both TLS libraries are there, and none is chosen. Who comes first is decided while it runs.
// Its client keeps as many connections as it opens; the X-ray may look into the JDK's own sockets.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/**/*.java
//DEPS org.conscrypt:conscrypt-openjdk-uber:2.6.3
//RUNTIME_OPTIONS --add-opens=java.base/java.net=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
//RUNTIME_OPTIONS --add-opens=java.base/sun.security.ssl=ALL-UNNAMED
//RUNTIME_OPTIONS -Dorg.conscrypt.useEngineSocketByDefault=false
//RUNTIME_OPTIONS -Dhttp.maxConnections=10001 -Dhttp.keepAlive.time.server=600

class Stage {
    public static void main(String... args) {
        greenlab.fetch.FetchCommand.inStage(args);
    }
}
