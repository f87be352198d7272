package greenlab.probe;

import java.lang.invoke.VarHandle;
import java.util.List;
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

    /** A number for the call that a platform thread is in; {@link Slice#IDLE} if it waits for work. */
    long path(Thread thread, List<String> packages) {
        long path = StackFrames.path(thread.getStackTrace(), packages);
        Object task = taskOf.getOpaque(holderOf.get(thread));
        return path == Slice.IDLE || !worker.isInstance(task) ? path : path * 31 + (long) completedOf.getOpaque(task);
    }
}
