///usr/bin/env jbang "$0" "$@" ; exit $?
// This kit beside what its users would pick instead: same server, same machine, one run.

//JAVA 25
//SOURCES bench/*.java
//SOURCES setup/*.java
//SOURCES ../server/src/main/java/**/*.java
//SOURCES ../green/src/main/java/greenlab/**/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import greenlab.bench.BenchCommand;
import greenlab.fetch.Cli;
import greenlab.setup.ChildProcesses;

class bench {
    public static void main(String... args) {
        ChildProcesses.endOnExit();
        Cli.main(new BenchCommand(), args);
    }
}
