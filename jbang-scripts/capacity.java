///usr/bin/env jbang "$0" "$@" ; exit $?
// When a server with waiting workers saturates, calculated, simulated and measured: jbang capacity --latency 2.2

//JAVA 25
//SOURCES ../green/src/main/java/greenlab/**/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import greenlab.capacity.CapacityCommand;
import greenlab.fetch.Cli;

class capacity {
    public static void main(String... args) {
        Cli.main(new CapacityCommand(), args);
    }
}
