package greenlab.monkey;

import java.lang.instrument.UnmodifiableClassException;
import java.util.List;

/** Applies and reverts one {@link Patch}. Never called twice in a row for the same. */
interface Replacement {
    /** What {@link #apply} replaced, or null. */
    default Object original() {
        return null;
    }

    /** @throws Exception whose message says why the JVM doesn't allow it */
    void apply() throws Exception;

    void revert() throws ReflectiveOperationException, UnmodifiableClassException;

    /** What was created before the patch and stays unpatched, a sentence each. Called before {@link #apply}. */
    default List<String> unaffected() {
        return List.of();
    }
}
