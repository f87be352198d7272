///usr/bin/env jbang "$0" "$@" ; exit $?
// Stage 0 on Java 25: the same service, set up last week.

//JAVA 25+
//SOURCES ../../green/src/main/java/greenlab/fetch/*.java
//SOURCES ../../green/src/main/java/greenlab/monkey/*.java
//SOURCES ../../green/src/main/java/greenlab/xray/*.java
//SOURCES ../../green/src/main/java/greenlab/net/*.java
//SOURCES ../../green/src/main/java/greenlab/green/*.java
//SOURCES ../../green/src/main/java/greenlab/pool/*.java
//SOURCES ../../green/src/main/java/greenlab/monitor/*.java

class stage0_java25 {
    public static void main(String... args) throws Exception {
        greenlab.fetch.FetchMain.main(args);
    }
}
