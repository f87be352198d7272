///usr/bin/env jbang "$0" "$@" ; exit $?
// Saved runs once more, as fast as they were or faster: jbang replay slides/runs/slow-10.json --speed 10

//JAVA 25
//SOURCES ../green/src/main/java/greenlab/**/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1

import greenlab.fetch.Cli;
import greenlab.stages.ReplayCommand;

class replay {
    public static void main(String... args) {
        Cli.main(new ReplayCommand(), args);
    }
}
