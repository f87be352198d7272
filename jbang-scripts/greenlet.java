///usr/bin/env jbang "$0" "$@" ; exit $?
// Two greenlets that switch to each other say 12, 56, 34, and never 78: jbang greenlet --trace

//JAVA 25
//SOURCES ../lab/src/main/java/greenlab/cli/Cli.java
//SOURCES ../lab/src/main/java/greenlab/cli/Subcommand.java
//SOURCES ../green/src/main/java/greenlab/green/*.java
//SOURCES ../green/src/main/java/greenlab/net/*.java
//SOURCES ../green/src/main/java/greenlab/monitor/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1

import com.google.gson.Gson;
import greenlab.cli.*;
import greenlab.green.Greenlet;
import greenlab.green.Hub;
import java.util.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "greenlet", sortOptions = false,
    description = "Two greenlets that switch to each other say 12, 56, 34. Nobody switches back, and 78 is never said.",
    footer = {"", "Example: who has the thread when, and where each of them is left:", "  jbang greenlet --trace"})
public class greenlet implements Subcommand {
    @Option(names = "--trace", description = "Tell who has the thread when.") boolean trace;
    @Option(names = "--json", description = "Print one JSON document, and nothing else.") boolean json;
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.") boolean help;

    record Report(List<Integer> said, String one, String two) {}
    Greenlet<?> one, two;
    List<Integer> said = new ArrayList<>();

    void first()  { say(12); to(two); say(34); }
    void second() { say(56); to(one); say(78); }

    public Integer call() throws Exception {
        trace &= !json;
        try (var hub = new Hub()) {
            one = hub.greenlet("one", () -> { first(); return null; });
            two = hub.greenlet("two", () -> { second(); return null; });
            to(one);   // comes back when nobody switches any further
        }
        tell(json, new Gson().toJson(new Report(said, left(one), left(two))));
        tell(trace, "main goes on: one is " + left(one) + ", two is " + left(two));
        return Cli.SUCCESS;
    }

    void say(int number) { said.add(number); tell(!json, (trace ? who() + " says " : "") + number); }

    void to(Greenlet<?> other) { tell(trace, who() + " switches to " + other.name()); other.switchTo(); }

    String who() { return Hub.current() == null ? "main" : Hub.current().name(); }

    void tell(boolean wanted, String line) { if (wanted) System.out.println(line); }

    /** Done, or the line of this script in which it has been left. */
    String left(Greenlet<?> which) {
        return which.isDone() ? "done" : "left in " + Arrays.stream(which.stack())
            .filter(frame -> frame.getMethodName().equals("second")).findFirst().orElseThrow();
    }

    static void main(String... args) { Cli.main(new greenlet(), args); }
}
