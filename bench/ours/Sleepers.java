///usr/bin/env jbang "$0" "$@" ; exit $?
// N greenlets that sleep for some seconds, all at once: jbang Sleepers.java 100000 5
// Prints JSON: the seconds from the first spawn to the hub's end, and the bytes of heap that each one takes.

//JAVA 25
//SOURCES ../../green/src/main/java/greenlab/**/*.java
// Room for all of them, or garbage is looked for, and stacks are copied, while they fall asleep.
//RUNTIME_OPTIONS -XX:+UseSerialGC -Xmn600m

import greenlab.green.Hub;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Twice: once to take the time, once to count the bytes, since collecting garbage takes time of its own. */
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

    /** What is on the heap while all sleep (greenlets, their stacks, their timers), less what was there before. */
    private static long bytes(int n, Duration time) throws IOException {
        try (Hub hub = new Hub()) {
            AtomicLong asleep = new AtomicLong();
            long before = heap();
            spawn(hub, n, time);
            hub.spawn("meter", () -> asleep.set(heap()));   // its turn comes when all others have begun to sleep
            hub.run();
            return (asleep.get() - before) / n;
        }
    }

    private static void spawn(Hub hub, int n, Duration time) {
        for (int i = 1; i <= n; i++) {
            hub.spawn("sleeper " + i, () -> {
                Hub.sleep(time);
                return null;
            });
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
