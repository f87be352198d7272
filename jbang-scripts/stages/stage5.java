///usr/bin/env jbang --javaagent="${0%/*}/../agents/spans.java" "$0" "$@" ; exit $?
// Stage 5: stage 1 plus tracing: an agent reports each fetch as a span, with Brave and Zipkin's reporter.
// Brave finishes a span inside synchronized, and the reporter's queue has a lock.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/fetch/*.java
//SOURCES ../../green/src/main/java/greenlab/monkey/*.java
//SOURCES ../../green/src/main/java/greenlab/xray/*.java
//SOURCES ../../green/src/main/java/greenlab/net/*.java
//SOURCES ../../green/src/main/java/greenlab/green/*.java
//SOURCES ../../green/src/main/java/greenlab/pool/*.java
//SOURCES ../../green/src/main/java/greenlab/monitor/*.java
//SOURCES ../../green/src/main/java/greenlab/spans/*.java
//DEPS io.zipkin.brave:brave:6.0.3
//DEPS io.zipkin.reporter2:zipkin-reporter-brave:3.4.0

class stage5 {
    public static void main(String... args) throws Exception {
        greenlab.fetch.FetchMain.main(args);
    }
}
