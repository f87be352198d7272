package greenlab.probe;

import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * The tasks that a thread of a {@link ThreadPoolExecutor} has completed. Tasks of one kind that follow each other have
 * the same stack; the pool's own count tells them from one long task. Used once {@link Carriers} has opened the JDK.
 */
final class PoolTasks {
    private final VarHandle holderOf;
    private final VarHandle taskOf;
    private final Class<?> worker;
    private final VarHandle completedOf;

    PoolTasks() throws ReflectiveOperationException {
        Class<?> holder = Class.forName("java.lang.Thread$FieldHolder");
        worker = Class.forName(ThreadPoolExecutor.class.getName() + "$Worker");
        holderOf = Carriers.field(Thread.class, "holder", holder);
        taskOf = Carriers.field(holder, "task", Runnable.class);
        completedOf = Carriers.field(worker, "completedTasks", long.class);
    }

    /** 0 for a platform thread of no such pool. */
    long completedBy(Thread thread) {
        Object task = taskOf.getOpaque(holderOf.get(thread));
        return worker.isInstance(task) ? (long) completedOf.getOpaque(task) : 0;
    }
}
