///usr/bin/env jbang "$0" "$@" ; exit $?
// Runs the stages of the story, each in a JVM of its own: jbang stage all; jbang stage 3 --trace

//JAVA 25
//SOURCES ../green/src/main/java/greenlab/**/*.java
//SOURCES ../server/src/main/java/**/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1

import greenlab.fetch.Cli;
import greenlab.server.ServerForRuns;
import greenlab.stages.StageCommand;

class stage {
    public static void main(String... args) {
        Cli.main(new StageCommand(ServerForRuns::inThisJvm), args);
    }
}
