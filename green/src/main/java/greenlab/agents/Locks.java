package greenlab.agents;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock for each object that patched code synchronizes on. Public for the rewritten bytecode in other packages.
 */
public final class Locks {
    private static final Map<Object, ReentrantLock> LOCKS = Collections.synchronizedMap(new WeakHashMap<>());

    private Locks() {}

    /** Replaces monitorenter. */
    public static void enter(Object object) {
        LOCKS.computeIfAbsent(object, o -> new ReentrantLock()).lock();
    }

    /** Replaces monitorexit. */
    public static void exit(Object object) {
        LOCKS.get(object).unlock();
    }
}
