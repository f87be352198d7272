///usr/bin/env jbang "$0" "$@" ; exit $?
// Stage 1, the minimal box: the fetch program, and the TLS that the JDK brings.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/**/*.java

class Stage {
    public static void main(String... args) {
        greenlab.fetch.FetchCommand.inStage(args);
    }
}
