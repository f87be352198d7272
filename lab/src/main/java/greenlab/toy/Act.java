package greenlab.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * A patch, as a caller sees it.
 *
 * @param patch what it does, in words
 * @param moments what came of the caller's line: before, after, and undone where that can be
 * @param noUndo why it can't be undone; null where it was
 */
public record Act(String patch, List<Moment> moments, String noUndo) {

    /** Who calls: {@code code} is a method of the class {@code in}, and rests for so many milliseconds. */
    public record Caller(Class<?> in, Callable<String> code, long rest) {
        private Moment moment(String when) throws Exception {
            return Moment.of(when, in, code, rest);
        }
    }

    /** What applies a patch, or takes it back. */
    @FunctionalInterface
    public interface Step {
        void take() throws Exception;
    }

    /** Plays it on the calling thread. */
    public static Act of(String patch, Caller caller, Step apply, Step undo) throws Exception {
        List<Moment> moments = new ArrayList<>(List.of(caller.moment("before")));
        apply.take();
        moments.add(caller.moment("after"));
        try {
            undo.take();
        } catch (UnsupportedOperationException refused) {
            return new Act(patch, moments, refused.getMessage());
        }
        moments.add(caller.moment("undone"));
        return new Act(patch, moments, null);
    }

    /** A paragraph, its lines of at most 80 columns. */
    public String text() {
        String undo = noUndo == null ? "" : "undone  never: " + noUndo.replaceFirst(": ", ":\n        ") + "\n";
        return patch + "\n\n" + moments.stream().map(Moment::text).collect(Collectors.joining()) + undo;
    }
}
