package greenlab.probe;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The virtual thread that is mounted on each carrier. A look costs as much as there are carriers, however many virtual
 * threads there are: a carrier refers to the continuation it runs, and that to its thread. The JDK offers none of this,
 * so it is read from private fields, which are the same from 21 to 27. Nothing is written.
 */
final class Carriers {
    /** What it reads, of {@code java.base}. */
    static final List<String> PACKAGES = List.of("java.lang", "java.util.concurrent", "jdk.internal.vm");

    /**
     * A mounted virtual thread.
     *
     * @param stamp changes when the carrier takes up another task, and so when the thread unmounts and mounts again.
     *     On Java 21 it can stay the same while tasks of one queue follow each other without a gap
     */
    record Mount(Thread carrier, Thread virtual, long stamp) {}

    private final Class<?> body;
    private final VarHandle continuationOf;
    private final VarHandle parentOf;
    private final VarHandle targetOf;
    private final VarHandle threadOf;
    private final VarHandle queuesOf;
    private final VarHandle ownerOf;
    private final VarHandle topOf;
    private final VarHandle stealsOf;

    /**
     * Opens what it reads.
     *
     * @param instrumentation opens three packages to this class; null if the command line did
     * @throws ReflectiveOperationException if this JDK differs, or the packages aren't open
     */
    Carriers(Instrumentation instrumentation) throws ReflectiveOperationException {
        if (instrumentation != null) {
            open(instrumentation);
        }
        Class<?> continuation = Class.forName("jdk.internal.vm.Continuation");
        body = Class.forName("java.lang.VirtualThread$VThreadContinuation$1", false, null);
        Class<?> queue = Class.forName("java.util.concurrent.ForkJoinPool$WorkQueue");
        continuationOf = field(Thread.class, "cont", continuation);
        parentOf = field(continuation, "parent", continuation);
        targetOf = field(continuation, "target", Runnable.class);
        threadOf = field(body, "val$vthread", Class.forName("java.lang.VirtualThread", false, null));
        queuesOf = field(ForkJoinPool.class, "queues", queue.arrayType());
        ownerOf = field(queue, "owner", ForkJoinWorkerThread.class);
        topOf = field(queue, "top", int.class);
        stealsOf = field(queue, "nsteals", int.class);
    }

    private static void open(Instrumentation instrumentation) {
        Set<Module> here = Set.of(Carriers.class.getModule());
        instrumentation.redefineModule(Object.class.getModule(), Set.of(), Map.of(),
            PACKAGES.stream().collect(Collectors.toMap(Function.identity(), name -> here)), Set.of(), Map.of());
    }

    static VarHandle field(Class<?> type, String name, Class<?> value) throws ReflectiveOperationException {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).findVarHandle(type, name, value);
    }

    /** Whether this thread is a carrier of virtual threads. */
    static boolean isCarrier(Thread thread) {
        return thread.getClass().getName().equals("jdk.internal.misc.CarrierThread");
    }

    /** The virtual threads that are mounted on the carriers of a pool. */
    List<Mount> mounted(ForkJoinPool pool) {
        List<Mount> mounts = new ArrayList<>();
        for (Object queue : (Object[]) queuesOf.getAcquire(pool)) {
            Thread carrier = queue == null ? null : (Thread) ownerOf.get(queue);
            Thread virtual = carrier == null ? null : mountedOn(carrier);
            if (virtual != null) {
                mounts.add(new Mount(carrier, virtual, stamp(queue)));
            }
        }
        return mounts;
    }

    /**
     * Whether no carrier of a pool can run another thread. For file I/O and, before Java 24, Object.wait the JDK
     * counts a blocked carrier as inactive, and wakes or adds another one for threads that are runnable.
     */
    static boolean allBlocked(ForkJoinPool pool, int blocked, int mounted) {
        int parallelism = pool.getParallelism();
        boolean spare = pool.getActiveThreadCount() < parallelism && pool.getPoolSize() > blocked;
        return blocked >= parallelism && blocked == mounted && !spare;
    }

    /** Its own pushes and its steals: to mount again, a thread's task must have been pushed here or stolen. */
    private long stamp(Object queue) {
        return ((long) (int) topOf.getOpaque(queue) << 32) + (int) stealsOf.getOpaque(queue);
    }

    /** A library's continuation may run inside the virtual thread's. */
    private Thread mountedOn(Thread carrier) {
        Object continuation = continuationOf.getOpaque(carrier);
        while (continuation != null) {
            Object target = targetOf.get(continuation);
            if (target.getClass() == body) {
                return (Thread) threadOf.get(target);
            }
            continuation = parentOf.getOpaque(continuation);
        }
        return null;
    }
}
