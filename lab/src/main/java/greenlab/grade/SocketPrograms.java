package greenlab.grade;

import greenlab.grade.Scene.Connection;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What the greenlets do in the cases with sockets. */
final class SocketPrograms {
    private static final int MANY = 1000;
    private static final int ROUNDS = 50;
    private static final int LATE_ROUNDS = 4;
    private static final double IDLE_SECONDS = 0.4;
    /** A right hub uses 0.2 %, one that polls each millisecond 3 %, one that spins 8 % with 12 threads on its core. */
    private static final double IDLE_SHARE = 0.01;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SocketPrograms() {}

    static void reads(Scene scene) throws IOException {
        Connection one = scene.connection();
        Connection two = scene.connection();
        Actor.write(two.right(), "early");
        scene.spawn("a", a -> {
            a.logs(a.reads(one.left()));
            Actor.write(one.left(), "thanks");
            a.logs(a.reads(one.left()));
            scene.spawn("c", c -> c.logs(c.reads(two.left())));
        });
        scene.spawn("b", b -> {
            b.logs("1");
            b.yields();
            b.logs("2");
            Actor.write(one.right(), "hello");
            b.logs(b.reads(one.right()));
            one.right().shutdownOutput();
        });
    }

    static void idle(Scene scene) throws IOException {
        Connection one = scene.connection();
        scene.spawn("a", a -> {
            a.sleeps(0.01);   // loads classes
            Actor.write(one.right(), "x");
            a.reads(one.left());
            a.logs("slept: " + use(() -> a.sleeps(IDLE_SECONDS)));
            onThread(scene, () -> {
                TimeUnit.MILLISECONDS.sleep((long) (IDLE_SECONDS * 1000));
                Actor.write(one.right(), "x");
            });
            a.logs("read: " + use(() -> a.reads(one.left())));
        });
    }

    /** Whether all threads together, apart from the harness's, were idle meanwhile. */
    private static String use(HubExercise.Body wait) throws Exception {
        double before = cpuSeconds();
        long start = System.nanoTime();
        wait.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double used = cpuSeconds() - before;
        return used < IDLE_SHARE * seconds ? "idle"
            : String.format(Locale.ROOT, "%.0f ms of computing in %.0f ms", used * 1000, seconds * 1000);
    }

    private static double cpuSeconds() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
            .filter(thread -> thread != null && !thread.getThreadName().equals("main"))
            .mapToLong(thread -> Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()))).sum() / 1e9;
    }

    static void fairness(Scene scene) throws IOException {
        Connection one = scene.connection();
        var done = new AtomicInteger();
        scene.spawn("s", s -> {
            while (done.get() < 2) {
                s.yields();
            }
            s.logs("ends");
        });
        scene.spawn("u", u -> {   // with two that yield, the run queue is never as short as one
            while (done.get() < 2) {
                u.yields();
            }
        });
        scene.spawn("t", t -> {
            CasePrograms.nap(t, 0.05);
            Actor.write(one.right(), "x");
            done.incrementAndGet();
        });
        scene.spawn("r", r -> {
            r.logs("reads " + r.reads(one.left()));
            done.incrementAndGet();
        });
    }

    static void sockets(Scene scene) throws IOException {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            all.add(scene.connection());
        }
        var right = new AtomicInteger();
        for (int i = 0; i < MANY; i++) {
            String own = "" + i;
            SocketChannel channel = all.get(i).left();
            scene.spawn("r" + i, r -> right.addAndGet(r.reads(channel).equals(own) ? 1 : 0));
        }
        List<Integer> shuffled = new ArrayList<>(IntStream.range(0, MANY).boxed().toList());
        Collections.shuffle(shuffled, new Random(1));
        scene.spawn("w", w -> {
            for (int i : shuffled) {
                Actor.write(all.get(i).right(), "" + i);
                w.yields();
            }
            w.logs("wrote " + MANY);
        });
        scene.atEnd(() -> right + " right answers");
    }

    static void close(Scene scene) throws IOException {
        Connection one = scene.connection();
        Connection two = scene.connection();
        scene.spawn("a", a -> {
            a.logs(readsClosed(a, one.left()));
            a.logs(readsClosed(a, one.left()) + " again");
        });
        scene.spawn("c", c -> c.logs("reads " + c.reads(two.left())));
        scene.spawn("b", b -> {
            b.yields();
            b.closes(one.left());
            b.sleeps(0.05);
            Actor.write(two.right(), "y");
        });
    }

    private static String readsClosed(Actor self, SocketChannel channel) throws Exception {
        try {
            return self.reads(channel);
        } catch (IOException closed) {
            return "closed";
        }
    }

    static void threads(Scene scene) throws IOException {
        Connection one = scene.connection();
        var spawned = new AtomicInteger();
        var turn = new Semaphore(0);
        onThread(scene, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                turn.acquire();
                TimeUnit.MILLISECONDS.sleep(i < LATE_ROUNDS ? 50 : 0);   // the hub's thread waits by now
                scene.hub().spawn(() -> Actor.write(one.right(), "x"));
            }
            turn.acquire();
            for (int i = 0; i < MANY; i++) {
                scene.hub().spawn(() -> Actor.write(one.right(), spawned.incrementAndGet() == MANY ? "x" : ""));
            }
        });
        scene.spawn("a", a -> {
            for (int i = 0; i < ROUNDS; i++) {
                turn.release();
                a.reads(one.left());
            }
            a.logs(ROUNDS + " rounds");
            turn.release();
            a.reads(one.left());
            a.logs(spawned + " spawned");
        });
    }

    private static void onThread(Scene scene, HubExercise.Body body) {
        Thread.ofPlatform().daemon().name("another-thread").start(() -> {
            try {
                body.run();
            } catch (Throwable failed) {
                scene.fails("on another thread, spawn throws " + failed);
            }
        });
    }
}
