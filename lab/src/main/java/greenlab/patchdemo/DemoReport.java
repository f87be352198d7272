package greenlab.patchdemo;

import com.google.gson.GsonBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Runs demos one after the other and prints each when it has ended, or all as one JSON document when closed. */
public final class DemoReport implements AutoCloseable {
    private final Class<?> caller;
    private final Duration wait;
    private final boolean json;
    private final List<Demo> demos = new ArrayList<>();

    /**
     * A patch, and its effect on a caller.
     *
     * @param patch a description of the patch
     * @param calls the same call before the patch, after it and, unless it can't be undone, after the undo
     * @param undoError why it can't be undone; null if it was
     */
    private record Demo(String patch, List<CallResult> calls, String undoError) {
        /** A paragraph, its lines of at most 80 columns. */
        private String text() {
            String undo = undoError == null ? "" : "undone  never: " + undoError.replaceFirst(": ", ":\n        ");
            return patch + "\n\n" + calls.stream().map(CallResult::text).collect(Collectors.joining()) + undo;
        }
    }

    /** Applies or undoes a patch. */
    @FunctionalInterface
    public interface Change {
        void make() throws Exception;
    }

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
    public void run(String patch, Callable<String> call, Change apply, Change undo) throws Exception {
        List<CallResult> calls = new ArrayList<>(List.of(CallResult.of("before", caller, call, wait)));
        apply.make();
        calls.add(CallResult.of("after", caller, call, wait));
        String undoError = null;
        try {
            undo.make();
            calls.add(CallResult.of("undone", caller, call, wait));
        } catch (UnsupportedOperationException impossible) {
            undoError = impossible.getMessage();
        }
        demos.add(new Demo(patch, calls, undoError));
        print("\n" + demos.size() + ". " + demos.getLast().text().stripTrailing());
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
