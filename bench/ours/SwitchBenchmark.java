///usr/bin/env jbang "$0" "$@" ; exit $?
// The cost of a switch and of sleep(0) in nanoseconds, by JMH, whose options it takes:
// jbang SwitchBenchmark.java switchTo -f 3 -prof gc
// Its counters are the CPU time and the operations of an iteration. Their quotient hardly depends on other load of the
// machine.

//JAVA 25+
//MAIN org.openjdk.jmh.Main
//DEPS org.openjdk.jmh:jmh-core:1.37
//DEPS org.openjdk.jmh:jmh-generator-annprocess:1.37
//COMPILE_OPTIONS -proc:full
//SOURCES ../../green/src/main/java/greenlab/**/*.java
//RUNTIME_OPTIONS -XX:+UseSerialGC

package greenlab.bench.ours;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Each invocation is a loop of many operations, so that its set-up is negligible. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SwitchBenchmark {
    private static final int OPERATIONS = 100_000;
    private static final ContinuationScope SCOPE = new ContinuationScope("bare");

    private final Continuation bare = new Continuation(SCOPE, () -> {
        while (true) {
            Continuation.yield(SCOPE);
        }
    });
    private Hub hub;
    private Greenlet<?> one;
    private Greenlet<?> other;

    @Setup
    public void open() throws IOException {
        hub = new Hub();
    }

    /** The CPU time of the benchmark's thread in an iteration. JMH sets the counters to zero before each. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class CpuTime {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        public long cpuNanos;
        public long operations;
        private long start;

        @Setup(Level.Invocation)
        public void begin() {
            start = THREADS.getCurrentThreadCpuTime();
        }

        @TearDown(Level.Invocation)
        public void end() {
            cpuNanos += THREADS.getCurrentThreadCpuTime() - start;
            operations += OPERATIONS;
        }
    }

    /** A switch pair of the bare primitive: into the continuation (run) and out of it (yield). */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public void bare(CpuTime counters) {
        for (int i = 0; i < OPERATIONS; i++) {
            bare.run();
        }
    }

    /** A switch pair of greenlets: out of one (yield), through the hub, into the other (run). */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public void switchTo(CpuTime counters) throws IOException {
        other = hub.greenlet("other", () -> {
            while (true) {
                one.switchTo();
            }
        });
        one = hub.spawn("one", () -> {
            for (int i = 0; i < OPERATIONS / 2; i++) {
                other.switchTo();
            }
        });
        hub.run();
    }

    /** A single greenlet that yields. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public void sleep(CpuTime counters) throws IOException {
        hub.spawn("sleeper", () -> {
            for (int i = 0; i < OPERATIONS; i++) {
                Hub.sleep(Duration.ZERO);
            }
            return null;
        });
        hub.run();
    }
}
