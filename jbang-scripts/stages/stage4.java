///usr/bin/env jbang --javaagent="${0%/*}/../agents/unpin.java=full" "$0" "$@" ; exit $?
// Stage 4: stage 3 plus a patch: an agent turns the monitors of the library's two streams into locks.
// JBang adds agents from its command line, as above. With "=partial" only some of the methods are patched.

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
//RUNTIME_OPTIONS -Dorg.conscrypt.useEngineSocketByDefault=true

class stage4 {
    public static void main(String... args) throws Exception {
        greenlab.fetch.FetchMain.main(args);
    }
}
