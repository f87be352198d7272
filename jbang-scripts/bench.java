///usr/bin/env jbang "$0" "$@" ; exit $?
// Benchmarks greenlab and its alternatives: same server, same machine, one run.

//JAVA 25
//SOURCES bench/*.java
//SOURCES setup/*.java
//SOURCES ../server/src/main/java/**/*.java
//SOURCES ../green/src/main/java/greenlab/**/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import greenlab.bench.BenchCommand;
import greenlab.fetch.Cli;
import greenlab.setup.Children;

class bench {
    public static void main(String... args) {
        Children.endWithThisProcess();
        Cli.main(new BenchCommand(), args);
    }
}
