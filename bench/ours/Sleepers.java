///usr/bin/env jbang "$0" "$@" ; exit $?
// N greenlets that sleep concurrently for some seconds: jbang Sleepers.java 1000000 5
// Prints JSON: the seconds from the first spawn to the end of the hub, and the bytes of heap per greenlet.

//JAVA 25+
//SOURCES ../../green/src/main/java/greenlab/**/*.java
// A young generation with room for all stacks: otherwise the collector copies them meanwhile.
// Compiled in the foreground: a greenlet is mostly its stack, whose size depends on what is compiled. The headers of
// objects are compact (JEP 519), as by default from Java 27 on.
//RUNTIME_OPTIONS -XX:+UseSerialGC -Xmn1500m -Xmx3g -Xbatch -XX:+UseCompactObjectHeaders

import greenlab.green.Hub;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** Time and bytes are measured in separate runs, because counting bytes needs a garbage collection. */
class Sleepers {
    public static void main(String... args) throws IOException {
        int n = Integer.parseInt(args[0]);
        Duration time = Duration.ofMillis(Math.round(Double.parseDouble(args[1]) * 1000));
        double seconds = seconds(n, time);
        System.out.printf(Locale.ROOT, "{\"seconds\":%.3f,\"bytes\":%d}%n", seconds, bytes(n, time));
    }

    private static double seconds(int n, Duration time) throws IOException {
        try (Hub hub = new Hub()) {
            long start = System.nanoTime();
            spawn(hub, n, time);
            hub.run();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** Heap used while all sleep (greenlets, stacks, timers), less the heap used before. */
    private static long bytes(int n, Duration time) throws IOException {
        try (Hub hub = new Hub()) {
            AtomicLong asleep = new AtomicLong();
            long before = heap();
            spawn(hub, n, time);
            hub.spawn("meter", () -> asleep.set(heap()));   // runs when all others sleep
            hub.run();
            return (asleep.get() - before) / n;
        }
    }

    private static void spawn(Hub hub, int n, Duration time) {
        Callable<Void> sleep = () -> {
            Hub.sleep(time);
            return null;
        };
        for (int i = 0; i < n; i++) {
            hub.spawn("sleeper", sleep);
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
