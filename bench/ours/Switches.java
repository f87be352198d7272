///usr/bin/env jbang "$0" "$@" ; exit $?
// What a switch and a sleep(0) cost, by JMH: prints the least of its measurements, in nanoseconds, as JSON.
// Takes what JMH's own command line takes: jbang Switches.java switchTo -f 3 -prof gc

//JAVA 25
//DEPS org.openjdk.jmh:jmh-core:1.37
//DEPS org.openjdk.jmh:jmh-generator-annprocess:1.37
//COMPILE_OPTIONS -proc:full
//SOURCES ../../green/src/main/java/greenlab/**/*.java
//RUNTIME_OPTIONS -XX:+UseSerialGC

package greenlab.bench.ours;

import com.google.gson.Gson;
import greenlab.green.Greenlet;
import greenlab.green.Hub;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each benchmark is one loop of so many turns, so that setting it up doesn't count. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Switches {
    private static final int TURNS = 100_000;
    private static final ContinuationScope SCOPE = new ContinuationScope("bare");

    private final Continuation bare = new Continuation(SCOPE, () -> {
        while (true) {
            Continuation.yield(SCOPE);
        }
    });
    private Hub hub;
    private Greenlet<?> one;
    private Greenlet<?> other;

    /** Prints {@code {"bare":91.1,...}}; what JMH itself has to say goes to stderr. */
    public static void main(String... args) throws Exception {
        var options = new CommandLineOptions(args);
        var format = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
        Map<String, Double> least = new TreeMap<>();
        for (RunResult result : new Runner(options, format).run()) {
            least.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getStatistics().getMin());
        }
        System.out.println(new Gson().toJson(least));
    }

    @Setup
    public void open() throws IOException {
        hub = new Hub();
    }

    /** A pair: into the continuation (run) and out of it (yield). Nothing on top of it. */
    @Benchmark
    @OperationsPerInvocation(TURNS)
    public void bare() {
        for (int i = 0; i < TURNS; i++) {
            bare.run();
        }
    }

    /** A pair of green's: out of one greenlet (yield), through the hub, into the other one (run). */
    @Benchmark
    @OperationsPerInvocation(TURNS)
    public void switchTo() throws IOException {
        other = hub.greenlet("other", () -> {
            while (true) {
                one.switchTo();
            }
        });
        one = hub.spawn("one", () -> {
            for (int i = 0; i < TURNS / 2; i++) {
                other.switchTo();
            }
        });
        hub.run();
    }

    /** One greenlet that lets the others have a turn, and is alone. */
    @Benchmark
    @OperationsPerInvocation(TURNS)
    public void sleep() throws IOException {
        hub.spawn("sleeper", () -> {
            for (int i = 0; i < TURNS; i++) {
                Hub.sleep(Duration.ZERO);
            }
            return null;
        });
        hub.run();
    }
}
