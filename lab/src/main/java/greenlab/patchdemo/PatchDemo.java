package greenlab.patchdemo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * A patch, and its effect on a caller.
 *
 * @param patch a description of the patch
 * @param calls the same call before the patch, after it and, unless it can't be undone, after the undo
 * @param undoError why it can't be undone; null if it was
 */
public record PatchDemo(String patch, List<CallResult> calls, String undoError) {

    /** A call that waits for {@code millis}; {@code code} is a method of the class {@code in}. */
    public record Caller(Class<?> in, Callable<String> code, long millis) {
        private CallResult call(String when) throws Exception {
            return CallResult.of(when, in, code, millis);
        }
    }

    /** Applies or undoes a patch. */
    @FunctionalInterface
    public interface Change {
        void make() throws Exception;
    }

    /** Runs the demo on the calling thread. */
    public static PatchDemo of(String patch, Caller caller, Change apply, Change undo) throws Exception {
        List<CallResult> calls = new ArrayList<>(List.of(caller.call("before")));
        apply.make();
        calls.add(caller.call("after"));
        try {
            undo.make();
        } catch (UnsupportedOperationException impossible) {
            return new PatchDemo(patch, calls, impossible.getMessage());
        }
        calls.add(caller.call("undone"));
        return new PatchDemo(patch, calls, null);
    }

    /** A paragraph, its lines of at most 80 columns. */
    public String text() {
        String undo = undoError == null ? "" : "undone  never: " + undoError.replaceFirst(": ", ":\n        ") + "\n";
        return patch + "\n\n" + calls.stream().map(CallResult::text).collect(Collectors.joining()) + undo;
    }
}
