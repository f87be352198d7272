///usr/bin/env jbang "$0" "$@" ; exit $?
// Stage 0, the box on Java 25: the same service, set up last week.

//JAVA 25+
//SOURCES ../../green/src/main/java/greenlab/**/*.java

class Stage {
    public static void main(String... args) {
        greenlab.fetch.FetchCommand.inStage(args);
    }
}
