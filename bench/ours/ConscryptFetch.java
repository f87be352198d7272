///usr/bin/env jbang "$0" "$@" ; exit $?
// N fetches on greenlets with a TLS library in C, as gevent has: stage 3's environment, cooperative on Java 25.
// jbang ConscryptFetch.java URL green N SECONDS TRUSTSTORE

//JAVA 25
//SOURCES ../../green/src/main/java/greenlab/fetch/*.java
//SOURCES ../../green/src/main/java/greenlab/monkey/*.java
//SOURCES ../../green/src/main/java/greenlab/xray/*.java
//SOURCES ../../green/src/main/java/greenlab/net/*.java
//SOURCES ../../green/src/main/java/greenlab/green/*.java
//SOURCES ../../green/src/main/java/greenlab/monitor/*.java
//DEPS org.conscrypt:conscrypt-openjdk-uber:2.6.3
// The flags of a fetch, so that clients are compared rather than heaps; then stage 3's.
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:InitialRAMPercentage=10 -XX:NewRatio=1 -XX:TLABSize=64k
//RUNTIME_OPTIONS --add-opens=java.base/java.net=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
//RUNTIME_OPTIONS -Dorg.conscrypt.useEngineSocketByDefault=true

class ConscryptFetch {
    public static void main(String... args) throws Exception {
        greenlab.fetch.FetchMain.main(args);
    }
}
