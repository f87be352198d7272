package greenlab.probe;

import greenlab.monitor.CulpritFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a stack says about a thread that doesn't go on: where it is, which call led there, how it waits. */
final class StackFrames {
    /** Methods in which an event loop, a pool's thread or an acceptor waits for work. */
    private static final Set<String> IDLE = Set.of("java.util.concurrent.ThreadPoolExecutor.getTask",
        "java.util.concurrent.ForkJoinPool.awaitWork", "java.util.concurrent.ForkJoinPool.runWorker",
        "sun.nio.ch.SelectorImpl.lockAndDoSelect", "io.netty.util.concurrent.SingleThreadEventExecutor.takeTask",
        "io.netty.channel.epoll.Native.epollWait", "io.netty.channel.epoll.Native.epollWait0",
        "io.netty.channel.kqueue.Native.keventWait", "io.netty.channel.uring.Native.ioUringEnter",
        "sun.nio.ch.ServerSocketChannelImpl.accept", "sun.nio.ch.NioSocketImpl.accept",
        "org.apache.tomcat.util.threads.ThreadPoolExecutor.getTask",
        "org.eclipse.jetty.util.thread.QueuedThreadPool.idleJobPoll", "java.util.TimerThread.mainLoop",
        "org.jboss.threads.EnhancedQueueExecutor$ThreadBody.run");
    /** Methods of an event loop that run tasks. If no frame of a task is above, the loop is between two of them. */
    private static final Set<String> LOOP = Set.of("io.netty.util.concurrent.AbstractEventExecutor.runTask",
        "io.netty.util.concurrent.AbstractEventExecutor.safeExecute",
        "io.netty.util.concurrent.SingleThreadEventExecutor.runAllTasks",
        "io.netty.util.concurrent.SingleThreadEventExecutor.runAllTasksFrom",
        "io.netty.util.concurrent.SingleThreadEventExecutor.pollTaskFrom");
    private static final String QUEUES = "io.netty.util.internal.shaded.org.jctools.queues.";
    /** Methods of a virtual thread in which it isn't mounted. A pinned one is in parkOnCarrierThread. */
    private static final Set<String> UNMOUNTING = Set.of("park", "parkNanos", "yieldContinuation");
    /** Methods that the JVM itself calls from a native frame, which no stack shows. */
    private static final Set<String> CALLED_BY_JVM = Set.of("java.lang.invoke.MethodHandleNatives.linkCallSite",
        "java.lang.invoke.MethodHandleNatives.linkDynamicConstant", "sun.instrument.InstrumentationImpl.transform");
    /** Before, a class loader's own monitor pins, too. */
    private static final boolean LOADING_PINS_BY_FRAME = Runtime.version().feature() >= 24;
    private static final Set<String> TRANSPARENT = Set.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private StackFrames() {}

    /**
     * The call in the reader's packages or in a class without one, or else the innermost outside the JDK and the
     * culprit's library.
     */
    static String call(StackTraceElement[] stack, List<String> packages) {
        Stream<StackTraceElement> outside = Arrays.stream(stack).filter(frame -> !isJdk(frame));
        List<StackTraceElement> frames = outside.toList();
        String library = frames.isEmpty() ? "" : root(frames.getFirst().getClassName());
        return frames.stream().filter(frame -> isOwn(frame.getClassName(), packages)).findFirst()
            .or(() -> frames.stream().filter(frame -> !root(frame.getClassName()).equals(library)).findFirst())
            .map(StackFrames::text).orElse(null);
    }

    private static boolean isOwn(String className, List<String> packages) {
        return className.indexOf('.') < 0 || packages.stream().anyMatch(className::startsWith);
    }

    /** The first two parts of a package, which usually name its owner: {@code org.conscrypt.}. */
    static String root(String className) {
        int first = className.indexOf('.');
        int second = className.indexOf('.', first + 1);
        return className.substring(0, (second < 0 ? first : second) + 1);
    }

    static List<String> texts(StackTraceElement[] stack) {
        return Arrays.stream(stack).limit(Finding.DEPTH).map(StackFrames::text).toList();
    }

    /** Without module and class loader. */
    static String text(StackTraceElement frame) {
        String where = frame.isNativeMethod() ? "Native Method" : frame.getFileName() == null ? "Unknown Source"
            : frame.getLineNumber() < 0 ? frame.getFileName() : frame.getFileName() + ":" + frame.getLineNumber();
        return frame.getClassName() + "." + frame.getMethodName() + "(" + where + ")";
    }

    static boolean isJdk(StackTraceElement frame) {
        return TRANSPARENT.stream().anyMatch(frame.getClassName()::startsWith);
    }

    /**
     * A number for the call that a platform thread is in: that of the reader's code and what led there, by line, but
     * not what it calls. {@link Slice#IDLE} if the thread waits for work.
     */
    static long path(StackTraceElement[] stack, List<String> packages) {
        if (isIdle(stack)) {
            return Slice.IDLE;
        }
        String call = call(stack, packages);
        String culprit = CulpritFrame.frame(stack);
        long path = 1;
        for (int i = stack.length - 1; i >= 0; i--) {
            path = path * 31 + (text(stack[i]).equals(call) ? name(stack[i]) : text(stack[i])).hashCode();
            if (text(stack[i]).equals(call) || name(stack[i]).equals(culprit)) {
                break;
            }
        }
        return path;
    }

    /** Whether a platform thread waits for work, or is between two tasks: it isn't blocked. */
    static boolean isIdle(StackTraceElement[] stack) {
        int jdk = (int) Arrays.stream(stack).takeWhile(StackFrames::isJdk).count();
        return Arrays.stream(stack).limit(jdk + 1).anyMatch(frame -> IDLE.contains(name(frame)))
            || jdk < stack.length && (LOOP.contains(name(stack[jdk])) || name(stack[jdk]).startsWith(QUEUES));
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    /**
     * How the thread blocks.
     *
     * @param parked whether it is parked, or waits for a monitor
     * @param waits whether it uses no CPU
     */
    static BlockKind kind(StackTraceElement[] stack, boolean parked, boolean waits, boolean virtual) {
        if (parked) {
            return !virtual ? BlockKind.WAIT : isPinnedByFrame(stack) ? BlockKind.NATIVE_FRAME : BlockKind.MONITOR;
        }
        if (!waits || stack.length == 0) {
            return BlockKind.BUSY;
        }
        return stack[0].isNativeMethod() ? BlockKind.NATIVE_CALL : BlockKind.CLASS;
    }

    /** Whether the thread has called something that parks it. */
    static boolean parks(StackTraceElement[] stack) {
        return Arrays.stream(stack).takeWhile(StackFrames::isJdk).anyMatch(frame -> switch (frame.getMethodName()) {
            case "park", "parkNanos", "parkOnCarrierThread", "wait0" -> true;
            case "sleep0", "sleepNanos0" -> frame.getClassName().equals("java.lang.Thread");
            default -> false;
        });
    }

    /** Whether a virtual thread has gone on since its sample and unmounts: a pinned one parks its carrier instead. */
    static boolean unmounts(StackTraceElement[] stack) {
        return stack.length > 0 && switch (stack[0].getClassName()) {
            case "java.lang.VirtualThread" -> UNMOUNTING.contains(stack[0].getMethodName());
            case "jdk.internal.vm.Continuation" -> true;
            default -> false;
        };
    }

    private static boolean isPinnedByFrame(StackTraceElement[] stack) {
        return Arrays.stream(stack).skip(1).filter(frame -> !frame.getClassName().equals("jdk.internal.misc.Unsafe"))
            .anyMatch(frame -> frame.isNativeMethod() && !frame.getClassName().startsWith("jdk.internal.vm.")
                || frame.getMethodName().equals("<clinit>") || CALLED_BY_JVM.contains(name(frame))
                || LOADING_PINS_BY_FRAME && name(frame).equals("java.lang.ClassLoader.loadClass"));
    }
}
