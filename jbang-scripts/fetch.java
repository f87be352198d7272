///usr/bin/env jbang "$0" "$@" ; exit $?
// Fetches a URL n times on the runtime of your choice: jbang fetch --runtime green --proto https --trace

//JAVA 25
//SOURCES ../green/src/main/java/greenlab/**/*.java
//SOURCES ../server/src/main/java/**/*.java
// Room for what thousands of fetches hold at once: a collection in their midst would copy all of it. The JDK's TLS starts
// a thread per handshake, to tell who listens; each would take megabytes of that room for itself.
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:InitialRAMPercentage=10 -XX:NewRatio=1 -XX:TLABSize=64k

import greenlab.fetch.Cli;
import greenlab.fetch.FetchCommand;
import greenlab.server.ServerForRuns;

class fetch {
    public static void main(String... args) {
        Cli.main(new FetchCommand(ServerForRuns::inAnotherJvm, ServerForRuns.ownTruststore()), args);
    }
}
