///usr/bin/env jbang "$0" "$@" ; exit $?
// Stage 0 on Java 21: a service with its libraries, and what those depend on.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/fetch/*.java
//SOURCES ../../green/src/main/java/greenlab/monkey/*.java
//SOURCES ../../green/src/main/java/greenlab/xray/*.java
//SOURCES ../../green/src/main/java/greenlab/net/*.java
//SOURCES ../../green/src/main/java/greenlab/green/*.java
//SOURCES ../../green/src/main/java/greenlab/pool/*.java
//SOURCES ../../green/src/main/java/greenlab/monitor/*.java
//DEPS io.grpc:grpc-alts:1.85.1

class stage0_java21 {
    public static void main(String... args) throws Exception {
        greenlab.fetch.FetchMain.main(args);
    }
}
