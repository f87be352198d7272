package greenlab.probe;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * How many tasks a platform thread has taken up. Tasks of one kind that follow each other have the same stack; a count
 * of the thread's own distinguishes them from one long task. A {@link ThreadPoolExecutor} counts what each thread has
 * done. A loop of Netty is the only consumer of its queue, which counts what it has taken. Other threads have no count.
 */
final class TaskCounts {
    private static final String WORKER = ThreadPoolExecutor.class.getName() + "$Worker";

    /** A number that an object keeps in a field; both are null where there is none. */
    private record Count(Object of, Field field) {
        static Count of(Object object, String name) {
            Field field = object == null ? null : declared(object.getClass(), name);
            return new Count(field == null ? null : object, field);
        }

        Object value() {
            try {
                return field == null ? null : field.get(of);
            } catch (IllegalAccessException closed) {
                return null;
            }
        }
    }

    private final Map<Thread, Count> counts = new HashMap<>();

    /** A number for the call that a thread is in; {@link Slice#IDLE} if it waits for work. */
    long path(Thread thread, List<String> packages) {
        long path = StackFrames.path(thread.getStackTrace(), packages);
        if (path == Slice.IDLE) {
            return path;
        }
        return count(thread) instanceof Long count ? path * 31 + count : path;
    }

    /** Forgets other threads. */
    void retain(List<Thread> threads) {
        counts.keySet().retainAll(new HashSet<>(threads));
    }

    /** Null if there is none. */
    Object count(Thread thread) {
        return counts.computeIfAbsent(thread, TaskCounts::find).value();
    }

    /** The pool of a thread; null if it has none, or another kind. */
    Object pool(Thread thread) {
        return counts.computeIfAbsent(thread, TaskCounts::find).of instanceof Runnable worker ? get(worker, "this$0")
            : null;
    }

    private static Count find(Thread thread) {
        Object task = get(get(thread, "holder"), "task");
        if (task != null && task.getClass().getName().equals(WORKER)) {
            return Count.of(task, "completedTasks");
        }
        Object loop = null;
        for (Object layer = task; layer != null && loop == null; layer = get(layer, "runnable")) {
            loop = get(layer, "val$eventExecutor");   // of Netty's ThreadExecutorMap
        }
        return Count.of(get(loop, "taskQueue"), "consumerIndex");
    }

    private static Object get(Object of, String name) {
        return Count.of(of, name).value();
    }

    /** Null if a class has no such field, or doesn't open it. {@link Carriers} has opened the JDK's. */
    private static Field declared(Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            try {
                Field field = at.getDeclaredField(name);
                return field.trySetAccessible() ? field : null;
            } catch (NoSuchFieldException inherited) {
                // or not there at all
            }
        }
        return null;
    }
}
