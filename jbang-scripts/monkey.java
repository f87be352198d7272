///usr/bin/env jbang "$0" "$@" ; exit $?
// The caller's code stays as it is, and does something else: before a patch, after it, and when it is undone.

//JAVA 25
//SOURCES ../lab/src/main/java/greenlab/cli/Cli.java
//SOURCES ../lab/src/main/java/greenlab/cli/Subcommand.java
//SOURCES ../lab/src/main/java/greenlab/toy/*.java
//SOURCES ../green/src/main/java/greenlab/green/*.java
//SOURCES ../green/src/main/java/greenlab/net/*.java
//SOURCES ../green/src/main/java/greenlab/monitor/*.java
//SOURCES ../green/src/main/java/greenlab/monkey/*.java
//SOURCES ../green/src/main/java/greenlab/xray/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+EnableDynamicAgentLoading

import greenlab.cli.*;
import greenlab.green.Hub;
import greenlab.monkey.Patch;
import greenlab.toy.*;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class Blocking {
    static String rest(Duration time) throws Exception { Thread.sleep(time); return "I kept the thread"; }
}

class NonBlocking {
    static String rest(Duration time) throws Exception { Hub.sleep(time); return "I left the thread to others"; }
}

@Command(name = "monkey", sortOptions = false,
    description = "Monkey patching: the caller's code stays as it is, and does something else. Tells what is heard"
        + " before a patch, after it and when it is undone, and whose code ran.",
    footer = {"", "Example: the same as data, say for a picture:", "  jbang monkey --json"})
public class monkey implements Subcommand {
    static final Duration REST = Duration.ofMillis(300);

    @Option(names = "--json", description = "Print one JSON document, and nothing else.") boolean json;
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.") boolean help;

    String toy() throws Exception { return "Blocking.rest says: " + Blocking.rest(REST); }

    String sleeper() throws Exception { Thread.sleep(REST); return "Thread.sleep came back"; }

    String reader(SlowServer server) throws Exception {
        try (var socket = server.connect()) {
            return "the socket says: " + new String(socket.getInputStream().readAllBytes());
        }
    }

    public Integer call() throws Exception {
        var patch = new MethodPatch(Blocking.class, "rest", NonBlocking.class);
        try (var server = new SlowServer(REST); var show = new Show(getClass(), REST, json)) {
            show.act("Blocking.rest, which then calls NonBlocking.rest", this::toy, patch::apply, patch::undo);
            show.act("Thread.sleep, which then asks the hub", this::sleeper, Patch.SLEEP::apply, Patch.SLEEP::undo);
            show.act("Sockets, which then are green", () -> reader(server), Patch.SOCKET::apply, Patch.SOCKET::undo);
        }
        return Cli.SUCCESS;
    }

    static void main(String... args) { Cli.main(new monkey(), args); }
}
