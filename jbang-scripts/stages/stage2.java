///usr/bin/env jbang "$0" "$@" ; exit $?
// Stage 2: stage 1 and a native TLS library, whose sockets work on file descriptors.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/**/*.java
//DEPS org.conscrypt:conscrypt-openjdk-uber:2.6.3
//RUNTIME_OPTIONS --add-opens=java.base/java.net=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
//RUNTIME_OPTIONS -Dorg.conscrypt.useEngineSocketByDefault=false

class Stage {
    public static void main(String... args) {
        greenlab.fetch.FetchCommand.inStage(args);
    }
}
