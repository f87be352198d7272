///usr/bin/env jbang "$0" "$@" ; exit $?
// N concurrent GETs with HttpURLConnection, on greenlets of one thread or on virtual threads:
// jbang ManyFetches.java green http://127.0.0.1:8080/delay/1 10000 (the server listens on 0.0.0.0)
// Prints JSON: from the first start to the last end the seconds, the CPU seconds, and the bytes by which the process
// grew (Linux only); and the number of responses with status 200.

//JAVA 25+
//SOURCES ../../green/src/main/java/greenlab/**/*.java
// The options of a fetch with n > 100, so that clients are compared and not heaps.
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:InitialRAMPercentage=10 -Xmn32m -XX:TLABSize=64k
//RUNTIME_OPTIONS -XX:CompileThresholdScaling=0.2

import com.sun.management.OperatingSystemMXBean;
import greenlab.green.Hub;
import greenlab.monkey.Patch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** The fetches go to 127.0.0.1, 127.0.0.2 and so on, because a pair of addresses has only 28,000 ports. */
class ManyFetches {
    private static final int ADDRESSES = 8;
    private static final AtomicInteger OK = new AtomicInteger();

    public static void main(String... args) throws IOException {
        boolean green = args[0].equals("green");
        int n = Integer.parseInt(args[2]);
        if (green) {
            Patch.SOCKET.apply();
        }
        run(green, ADDRESSES, i -> get(args[1].replaceFirst("/delay/.*", "/delay/0"), i)); // warms up
        OK.set(0);
        long memory = bytes("VmRSS");
        long cpu = cpuNanos();
        long start = System.nanoTime();
        run(green, n, i -> get(args[1], i));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "{\"seconds\":%.3f,\"cpu\":%.3f,\"bytes\":%d,\"ok\":%d}%n", seconds,
            (cpuNanos() - cpu) / 1e9, bytes("VmHWM") - memory, OK.get());
        System.exit(0);
    }

    private static void run(boolean green, int n, IntConsumer fetch) throws IOException {
        try (var hub = new Hub(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < n; i++) {
                int number = i;
                Runnable body = () -> fetch.accept(number);
                if (green) {
                    hub.spawn("fetch " + number, body);
                } else {
                    threads.submit(body);
                }
            }
            hub.run();
        }
    }

    private static void get(String url, int number) {
        try {
            URI uri = URI.create(url.replace("//127.0.0.1:", "//127.0.0." + (1 + number % ADDRESSES) + ":"));
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setRequestProperty("Connection", "close");
            int status = connection.getResponseCode();
            try (InputStream body = connection.getInputStream()) {
                body.transferTo(OutputStream.nullOutputStream());
            }
            OK.addAndGet(status == HttpURLConnection.HTTP_OK ? 1 : 0);
        } catch (IOException failed) {
            System.err.println(failed);
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** A line of the process's status, in bytes; 0 on other systems than Linux. */
    private static long bytes(String name) throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status) ? 0
            : 1024 * Long.parseLong(Files.readString(status).replaceFirst("(?s).*" + name + ":\\s*(\\d+) kB.*", "$1"));
    }
}
