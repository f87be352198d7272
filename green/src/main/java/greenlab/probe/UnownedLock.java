package greenlab.probe;

import greenlab.monitor.CulpritFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;

/**
 * A {@code ReentrantLock} that no thread owns and no thread can take: its next owner is a virtual thread that needs a
 * carrier, and each carrier is pinned by a thread that waits for this lock. A thread dump names the owners of locks,
 * and here is none; the JVM's own search for deadlocks doesn't find it.
 *
 * @param lock its queue
 * @param pinned the threads that wait for it and stay mounted
 * @param runnable how many virtual threads have no carrier
 */
record UnownedLock(AbstractQueuedSynchronizer lock, List<Carriers.Mount> pinned, int runnable) {
    private static final String FREE = "[State = 0,";

    /** The lock that hangs a scheduler's virtual threads; null if there is none. */
    static UnownedLock of(ForkJoinPool scheduler, List<Carriers.Mount> mounts) {
        if (mounts.isEmpty() || mounts.size() < scheduler.getParallelism()) {
            return null;
        }
        boolean reentrant = LockSupport.getBlocker(mounts.getFirst().virtual()) instanceof AbstractQueuedSynchronizer
            sync && sync.getClass().getName().startsWith("java.util.concurrent.locks.ReentrantLock$");
        if (!reentrant) {
            return null;
        }
        var lock = (AbstractQueuedSynchronizer) LockSupport.getBlocker(mounts.getFirst().virtual());
        Thread next = lock.getFirstQueuedThread();
        boolean hangs = lock.toString().contains(FREE) && next != null && next.isVirtual()
            && mounts.stream().allMatch(mount -> mount.virtual() != next
                && LockSupport.getBlocker(mount.virtual()) == lock);
        return hangs ? new UnownedLock(lock, mounts, (int) scheduler.getQueuedTaskCount()
            + scheduler.getQueuedSubmissionCount()) : null;
    }

    /** One sentence. */
    String line() {
        return "no thread owns the ReentrantLock in " + CulpritFrame.frame(pinned.getFirst().virtual().getStackTrace())
            + ": its next owner, " + name(lock.getFirstQueuedThread()) + ", needs a carrier, and "
            + (pinned.size() == 1 ? "the only one is pinned by a thread that waits"
            : "all " + pinned.size() + " are pinned by threads that wait") + " for this lock";
    }

    /** The sentence; then the queue of the lock, and the stack of a pinned thread down to the program's call. */
    List<String> dump() {
        List<String> lines = new ArrayList<>(List.of(line(),
            lock.toString().replaceFirst(".*\\.", "") + " owner: none"));
        List<Thread> queue = new ArrayList<>(lock.getQueuedThreads()).reversed();
        for (int i = 0; i < queue.size(); i++) {
            lines.add((i + 1) + ". " + name(queue.get(i)) + ": " + state(queue.get(i)));
        }
        for (StackTraceElement frame : pinned.getFirst().virtual().getStackTrace()) {
            if (frame.getClassName().startsWith("greenlab.")) {
                break;
            }
            if (!StackFrames.isJdk(frame)) {
                lines.add("   at " + StackFrames.text(frame));
            }
        }
        lines.add(runnable + " virtual threads are runnable and have no carrier");
        return lines;
    }

    private String state(Thread thread) {
        if (!thread.isVirtual()) {
            return "a platform thread, behind them";
        }
        return pinned.stream().filter(mount -> mount.virtual() == thread).findFirst()
            .map(mount -> "pinned, on carrier " + mount.carrier().getName())
            .orElse(thread == lock.getFirstQueuedThread() ? "the next owner, unparked, without a carrier"
                : "waiting, without a carrier");
    }

    private static String name(Thread thread) {
        return thread.getName().isEmpty() ? "#" + thread.threadId() : thread.getName();
    }
}
