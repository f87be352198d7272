package greenlab.grade;

import com.google.gson.Gson;
import greenlab.fetch.ParentWatchdog;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Runs cases on a reader's hub, in a JVM of its own, and prints each result in a line. It knows no command line. */
final class GradeMain {
    /** Begins the lines that are results: a hub may find a way to print, too. */
    static final String MARK = "greenlab-case ";
    private static final PrintStream RESULTS = System.out;
    private static final Gson GSON = new Gson();
    private static final Duration PERIOD = Duration.ofMillis(10);
    /** When no greenlet has logged anything for so long, none will: no case waits for more than a second. */
    private static final long QUIET = TimeUnit.SECONDS.toNanos(3);

    private final Shortened printed = new Shortened();
    private HubCase current;
    private Scene scene;
    private Sampler sampler;

    /** Keeps the beginning of what a hub prints, and no more. */
    private static final class Shortened extends OutputStream {
        private static final int MOST = 600;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (kept.size() < MOST) {
                kept.write(b);
            }
        }

        synchronized String take() {
            String text = kept.toString(StandardCharsets.UTF_8);
            kept.reset();
            return text;
        }
    }

    private GradeMain() {}

    /** Arguments: the folder of the compiled hub, its class, and the cases. */
    public static void main(String... args) throws Exception {
        ParentWatchdog.startIfAsked();
        GradeMain judge = new GradeMain();
        System.setOut(new PrintStream(judge.printed, true));
        System.setErr(System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(judge::reportExit));
        for (String name : Arrays.asList(args).subList(2, args.length)) {
            judge.judge(HubCase.valueOf(name), Path.of(args[0]), args[1]);
        }
        Runtime.getRuntime().halt(0);
    }

    /** The hub is loaded anew for each case, static fields included. */
    private void judge(HubCase next, Path classes, String type) throws Exception {
        scene = new Scene(null);
        current = next;
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            scene = new Scene((HubExercise) loader.loadClass(type).getConstructor().newInstance());
            play();
        } catch (ReflectiveOperationException | LinkageError | ClassCastException unusable) {
            scene.fails(reason(unusable, type));
            report();
        }
    }

    private static String reason(Throwable unusable, String type) {
        return switch (unusable) {
            case ClassCastException _ -> type + " does not implement HubExercise";
            case NoSuchMethodException _, IllegalAccessException _, InstantiationException _ ->
                type + " must be a public class with a public constructor without parameters";
            default -> "new " + type + "() throws " + (unusable.getCause() == null ? unusable : unusable.getCause());
        };
    }

    private void play() throws Exception {
        Thread thread = Thread.ofPlatform().daemon().name("hub").start(() -> play(current, scene));
        sampler = new Sampler(thread);
        while (!thread.join(PERIOD) && scene.quiet() < (scene.hasFailed() ? QUIET / 3 : QUIET)) {
            sampler.sample(scene.caller(), scene.seconds());
        }
        boolean hangs = thread.isAlive();
        if (hangs) {
            scene.fails("hangs: nothing happened for " + TimeUnit.NANOSECONDS.toSeconds(QUIET) + " s");
        }
        report();
        if (hangs) {
            Runtime.getRuntime().halt(0);   // the next case gets a JVM without these threads
        }
        scene.closeConnections();
    }

    private static void play(HubCase played, Scene scene) {
        try {
            played.play(scene);
        } catch (Throwable failed) {
            scene.fails(failed instanceof UnsupportedOperationException && failed.getMessage() != null
                ? failed.getMessage() : "spawn throws " + failed);
        }
    }

    private synchronized void report() {
        if (current != null) {
            RESULTS.println(MARK + GSON.toJson(scene.result(current, sampler, printed.take())));
            RESULTS.flush();
            current = null;
            sampler = null;
        }
    }

    private void reportExit() {
        scene.fails("ended the JVM, as System.exit does");
        report();
    }
}
