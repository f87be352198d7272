///usr/bin/env jbang --javaagent="${0%/*}/../agents/unpin.java=full" "$0" "$@" ; exit $?
// Stage 4: stage 3 and a patch: an agent turns the monitors of the library's two streams into locks.
// JBang takes an agent on its command line: the one above. "=partial" patches only a part, no agent nothing.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/**/*.java
//DEPS org.conscrypt:conscrypt-openjdk-uber:2.6.3
//RUNTIME_OPTIONS --add-opens=java.base/java.net=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
//RUNTIME_OPTIONS -Dorg.conscrypt.useEngineSocketByDefault=true

class Stage {
    public static void main(String... args) {
        greenlab.fetch.FetchCommand.inStage(args);
    }
}
