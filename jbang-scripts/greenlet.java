///usr/bin/env jbang "$0" "$@" ; exit $?
// Two greenlets that switch to each other print 12, 56, 34, and never 78: jbang greenlet --trace

//JAVA 25+
//DEPS com.google.code.gson:gson:2.13.2
//SOURCES ../lab/src/main/java/greenlab/cli/Cli.java
//SOURCES ../lab/src/main/java/greenlab/cli/Subcommand.java
//SOURCES ../green/src/main/java/greenlab/green/*.java
//SOURCES ../green/src/main/java/greenlab/net/*.java
//SOURCES ../green/src/main/java/greenlab/monitor/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1

import com.google.gson.Gson;
import greenlab.cli.*;
import greenlab.green.*;
import java.util.*;
import picocli.CommandLine.*;

@Command(name = "greenlet", sortOptions = false,
    description = "Two greenlets that switch to each other print 12, 56, 34. Nothing switches back to print 78.",
    footer = {"", "Example: which greenlet runs when, and where each one ends:", "  jbang greenlet --trace"})
public class greenlet implements Subcommand {
    @Option(names = "--trace", description = "Print each switch, and which greenlet prints what.") boolean trace;
    @Option(names = "--json", description = "Print one JSON document, and nothing else.") boolean json;
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.") boolean help;

    record Report(List<Integer> printed, String one, String two) {}
    Greenlet<?> one, two;
    List<Integer> printed = new ArrayList<>();

    void first()  { print(12); switchTo(two); print(34); }
    void second() { print(56); switchTo(one); print(78); }

    public Integer call() throws Exception {
        trace &= !json;
        try (var hub = new Hub()) {
            one = hub.greenlet("one", () -> { first(); return null; });
            two = hub.greenlet("two", () -> { second(); return null; });
            switchTo(one);   // returns when one has ended
        }
        printIf(json, new Gson().toJson(new Report(printed, state(one), state(two))));
        printIf(trace, "main: one is " + state(one) + ", two is " + state(two));
        return Cli.SUCCESS;
    }

    void print(int number) { printed.add(number); printIf(!json, (trace ? current() + " prints " : "") + number); }

    void switchTo(Greenlet<?> to) { printIf(trace, current() + " switches to " + to.name()); to.switchTo(); }

    String current() { return Hub.current() == null ? "main" : Hub.current().name(); }

    void printIf(boolean wanted, String line) { if (wanted) System.out.println(line); }

    /** Done, or the line of this script in which it is suspended. */
    String state(Greenlet<?> which) {
        return which.isDone() ? "done" : "suspended in " + Arrays.stream(which.stack())
            .filter(frame -> frame.getMethodName().equals("second")).findFirst().orElseThrow();
    }

    static void main(String... args) { Cli.main(new greenlet(), args); }
}
