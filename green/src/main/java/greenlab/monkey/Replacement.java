package greenlab.monkey;

import java.lang.instrument.UnmodifiableClassException;
import java.util.List;

/** How one {@link Patch} is put in place and taken away. Not told twice in a row to do the same. */
interface Replacement {
    /** What was there before {@link #put}; null if nothing, or not yet known. */
    default Object original() {
        return null;
    }

    /** @throws Exception whose message says why the JVM doesn't allow it */
    void put() throws Exception;

    void putBack() throws ReflectiveOperationException, UnmodifiableClassException;

    /** What was made before the patch, and won't follow it: one sentence each. Asked before {@link #put}. */
    default List<String> comesLate() {
        return List.of();
    }
}
