///usr/bin/env jbang "$0" "$@" ; exit $?
// Stage 0, the box on Java 21: a service, with the libraries that came with its libraries.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/**/*.java
//DEPS io.grpc:grpc-alts:1.85.1

class Stage {
    public static void main(String... args) {
        greenlab.fetch.FetchCommand.inStage(args);
    }
}
