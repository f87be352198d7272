package greenlab.agents;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock for every object that patched code used to synchronize on. Called by rewritten bytecode only, and public
 * because that code lies in other packages.
 */
public final class Locks {
    private static final Map<Object, ReentrantLock> LOCKS = Collections.synchronizedMap(new WeakHashMap<>());

    private Locks() {}

    /** What monitorenter was. */
    public static void enter(Object object) {
        LOCKS.computeIfAbsent(object, o -> new ReentrantLock()).lock();
    }

    /** What monitorexit was. */
    public static void exit(Object object) {
        LOCKS.get(object).unlock();
    }
}
