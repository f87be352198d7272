///usr/bin/env jbang "$0" "$@" ; exit $?
// The fetches of fetch.java with native TLS, as in gevent: stage 3's environment, which on Java 25 is cooperative.
// jbang ConscryptFetch.java URL -n N --runtime green --truststore FILE --json

//JAVA 25
//SOURCES ../../../green/src/main/java/greenlab/**/*.java
//DEPS org.conscrypt:conscrypt-openjdk-uber:2.6.3
// The options of fetch.java, so that clients are compared and not heaps; then those of stage 3.
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:InitialRAMPercentage=10 -XX:NewRatio=1 -XX:TLABSize=64k
//RUNTIME_OPTIONS --add-opens=java.base/java.net=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
//RUNTIME_OPTIONS -Dorg.conscrypt.useEngineSocketByDefault=true

class ConscryptFetch {
    public static void main(String... args) {
        greenlab.fetch.FetchCommand.inStage(args);
    }
}
