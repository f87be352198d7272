package greenlab.grade;

import greenlab.grade.Scene.Connection;
import java.io.IOException;

/** What the greenlets do in the cases about scheduling. Sleeps are far apart: a busy machine keeps their order. */
final class CasePrograms {
    private CasePrograms() {}

    static void order(Scene scene) {
        scene.spawn("a", a -> {
            a.logs("1");
            scene.spawn("d", CasePrograms::count);
            a.yields();
            a.logs("2");
            a.yields();
            a.logs("3");
        });
        scene.spawn("b", CasePrograms::count);
        scene.spawn("c", CasePrograms::count);
    }

    private static void count(Actor self) throws Exception {
        for (int i = 1; i <= 3; i++) {
            self.logs("" + i);
            self.yields();
        }
    }

    static void timers(Scene scene) {
        scene.spawn("a", a -> nap(a, 0.8));
        scene.spawn("b", b -> nap(b, 0.1));
        scene.spawn("c", c -> nap(c, 0.4));
        scene.spawn("d", d -> d.logs("1"));
    }

    static void nap(Actor self, double seconds) throws Exception {
        long start = System.nanoTime();
        self.sleeps(seconds);
        self.logs(System.nanoTime() - start >= seconds * 1e9 ? "awake" : "awake too early");
    }

    static void throwing(Scene scene) {
        scene.spawn("a", a -> {
            a.yields();
            throw new IOException("a throws on purpose");
        });
        scene.spawn("b", _ -> {
            throw new IllegalArgumentException("b throws on purpose");
        });
        scene.spawn("d", d -> {
            d.sleeps(0.02);
            throw new Exception("d throws on purpose");
        });
        scene.spawn("c", c -> {
            count(c);
            scene.spawn("e", e -> nap(e, 0.05));
        });
    }

    static void join(Scene scene) {
        scene.spawn("a", a -> {
            a.joins("b");
            a.logs("joined");
            a.joins("b");
            a.logs("again");
        });
        scene.spawn("b", b -> {
            b.sleeps(0.05);
            throw new AssertionError("b throws on purpose");
        });
        scene.spawn("e", e -> e.joins("b"));
        scene.spawn("c", c -> {
            c.joins("a");
            c.joins("e");
            c.logs("joined");
        });
    }

    static void kill(Scene scene) throws IOException {
        Connection one = scene.connection();
        scene.spawn("a", a -> cleaning(a, () -> a.sleeps(1000)));
        scene.spawn("b", b -> cleaning(b, () -> b.awaits(one.left())));
        scene.spawn("f", f -> cleaning(f, () -> {
            while (true) {
                f.yields();
            }
        }));
        scene.spawn("d", d -> {
            d.yields();
            d.kills("a");
            d.kills("b");
            scene.spawn("c", CasePrograms::count);
            d.kills("c");
            d.sleeps(0.05);
            d.kills("f");
            d.kills("a");
            d.sleeps(0.05);
            Actor.write(one.right(), "x");
            scene.spawn("g", g -> g.logs("reads " + g.reads(one.left())));
        });
    }

    private static void cleaning(Actor self, HubExercise.Body wait) throws Exception {
        try {
            wait.run();
            self.logs("goes on");
        } finally {
            self.logs("cleans up");
        }
    }

    static void deadlock(Scene scene) {
        scene.spawn("a", a -> a.joins("b"));
        scene.spawn("b", b -> b.joins("a"));
        scene.spawn("c", c -> nap(c, 0.05));
    }
}
