///usr/bin/env jbang "$0" "$@" ; exit $?
// The same call before a patch, after it and after its undo: the caller is unchanged, other code runs.

//JAVA 25+
//DEPS com.google.code.gson:gson:2.13.2
//SOURCES ../lab/src/main/java/greenlab/cli/Cli.java
//SOURCES ../lab/src/main/java/greenlab/cli/Subcommand.java
//SOURCES ../lab/src/main/java/greenlab/patchdemo/*.java
//SOURCES ../green/src/main/java/greenlab/green/*.java
//SOURCES ../green/src/main/java/greenlab/pool/*.java
//SOURCES ../green/src/main/java/greenlab/net/*.java
//SOURCES ../green/src/main/java/greenlab/monitor/*.java
//SOURCES ../green/src/main/java/greenlab/monkey/*.java
//SOURCES ../green/src/main/java/greenlab/xray/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+EnableDynamicAgentLoading

import greenlab.cli.*;
import greenlab.green.Hub;
import greenlab.monkey.Patch;
import greenlab.patchdemo.*;
import java.time.Duration;
import picocli.CommandLine.*;

class Blocking {
    static String rest(Duration time) throws Exception { Thread.sleep(time); return "I blocked the thread"; }
}

class NonBlocking {
    static String rest(Duration time) throws Exception { Hub.sleep(time); return "I let others run"; }
}

@Command(name = "monkey", sortOptions = false,
    description = "Monkey patching: makes the same call before a patch, after it and after its undo, and prints the"
        + " result, the time and the code that ran. The caller is unchanged.",
    footer = {"", "Example: the same as JSON:", "  jbang monkey --json"})
public class monkey implements Subcommand {
    static final Duration REST = Duration.ofMillis(300);

    @Option(names = "--json", description = "Print one JSON document, and nothing else.") boolean json;
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.") boolean help;

    String example() throws Exception { return "Blocking.rest returned: " + Blocking.rest(REST); }

    String sleeper() throws Exception { Thread.sleep(REST); return "Thread.sleep returned"; }

    String reader(SlowServer server) throws Exception {
        try (var socket = server.connect()) {
            return "the socket received: " + new String(socket.getInputStream().readAllBytes());
        }
    }

    public Integer call() throws Exception {
        var patch = new MethodPatch(Blocking.class, "rest", NonBlocking.class);
        try (var server = new SlowServer(REST); var demos = new DemoReport(getClass(), REST, json)) {
            demos.run("Blocking.rest calls NonBlocking.rest", this::example, patch::apply, patch::undo);
            demos.run("Thread.sleep calls Hub.sleep", this::sleeper, Patch.SLEEP::apply, Patch.SLEEP::undo);
            demos.run("New sockets are green", () -> reader(server), Patch.SOCKET::apply, Patch.SOCKET::undo);
        }
        return Cli.SUCCESS;
    }

    static void main(String... args) { Cli.main(new monkey(), args); }
}
