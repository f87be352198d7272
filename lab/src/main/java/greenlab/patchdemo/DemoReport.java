package greenlab.patchdemo;

import com.google.gson.GsonBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Runs demos one after the other and prints each when it has ended, or all as one JSON document when closed. */
public final class DemoReport implements AutoCloseable {
    private final Class<?> caller;
    private final Duration wait;
    private final boolean json;
    private final List<PatchDemo> demos = new ArrayList<>();

    /**
     * @param caller the class whose methods make the calls
     * @param wait how long each call takes
     */
    public DemoReport(Class<?> caller, Duration wait, boolean json) {
        this.caller = caller;
        this.wait = wait;
        this.json = json;
        print(String.format(Locale.ROOT, """
            Three greenlets on one thread make the same call, which waits for %.1f s. What
            does it return, how long do all three take, and which code runs? Each frame is
            shown with the jar or module of its class, and with its class loader.""", wait.toMillis() / 1000.0));
    }

    /** Calls, applies the patch, calls, undoes it, calls. */
    public void run(String patch, Callable<String> call, PatchDemo.Change apply, PatchDemo.Change undo)
            throws Exception {
        PatchDemo demo = PatchDemo.of(patch, new PatchDemo.Caller(caller, call, wait.toMillis()), apply, undo);
        demos.add(demo);
        print("\n" + demos.size() + ". " + demo.text().stripTrailing());
    }

    private void print(String text) {
        if (!json) {
            System.out.println(text);
        }
    }

    @Override
    public void close() {
        if (json) {
            System.out.println(new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(demos));
        }
    }
}
