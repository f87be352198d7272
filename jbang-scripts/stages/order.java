///usr/bin/env jbang "$0" "$@" ; exit $?
// The environment of the orders: both TLS libraries are there, and the steps choose one at run time.
// The client's pool keeps all its connections; the X-ray can read the JDK's own sockets.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/fetch/*.java
//SOURCES ../../green/src/main/java/greenlab/monkey/*.java
//SOURCES ../../green/src/main/java/greenlab/xray/*.java
//SOURCES ../../green/src/main/java/greenlab/net/*.java
//SOURCES ../../green/src/main/java/greenlab/green/*.java
//SOURCES ../../green/src/main/java/greenlab/pool/*.java
//SOURCES ../../green/src/main/java/greenlab/monitor/*.java
//DEPS org.conscrypt:conscrypt-openjdk-uber:2.6.3
//RUNTIME_OPTIONS --add-opens=java.base/java.net=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
//RUNTIME_OPTIONS --add-opens=java.base/sun.security.ssl=ALL-UNNAMED
//RUNTIME_OPTIONS -Dorg.conscrypt.useEngineSocketByDefault=false
//RUNTIME_OPTIONS -Dhttp.maxConnections=10001 -Dhttp.keepAlive.time.server=600

class order {
    public static void main(String... args) throws Exception {
        greenlab.fetch.FetchMain.main(args);
    }
}
