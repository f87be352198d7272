///usr/bin/env jbang "$0" "$@" ; exit $?
// Who patched whom, and in which order: jbang order patch provider engine client

//JAVA 25
//SOURCES ../green/src/main/java/greenlab/**/*.java
//SOURCES ../server/src/main/java/**/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1

import greenlab.fetch.Cli;
import greenlab.server.ServerForRuns;
import greenlab.stages.OrderCommand;

class order {
    public static void main(String... args) {
        Cli.main(new OrderCommand(ServerForRuns::inThisJvm), args);
    }
}
