package greenlab.junit;

import greenlab.probe.Finding;
import java.util.regex.Pattern;

/** Which of the blocks that a watch finds fail a test. A test that fails without a fault is worse than none. */
record BlockFilter(ShouldNotBlock limits) {
    /** Where a pinned virtual thread waits. Its scheduler can park the carrier without this, for its own locks. */
    private static final Pattern PINNED =
        Pattern.compile("java\\.lang\\.(VirtualThread\\.parkOnCarrierThread|Object\\.wait0?)\\(");
    private static final Pattern OF_JVM =
        Pattern.compile("java\\.lang\\.(?!Process)|jdk\\.internal\\.(vm|loader)\\.");
    private static final String LOADS = "java.lang.ClassLoader.loadClass(";

    boolean forbids(Finding block) {
        return (block.carrier() == null || limits.carriers()) && (limits.busy() || waits(block));
    }

    /**
     * Whether it waits, and not for a thread that computes: the holder of a monitor, if it waits, is a block of its
     * own. Nor for the JVM, which loads a class once, and which can take long to start a thread on a busy machine.
     */
    private static boolean waits(Finding block) {
        String innermost = block.stack().getFirst();
        boolean waits = switch (block.kind()) {
            case MONITOR, NATIVE_FRAME ->
                block.stack().stream().limit(2).anyMatch(frame -> PINNED.matcher(frame).lookingAt());
            case NATIVE_CALL -> !OF_JVM.matcher(innermost).lookingAt();
            case WAIT -> true;
            case CLASS, BUSY -> false;
        };
        return waits && block.stack().stream().noneMatch(frame -> frame.startsWith(LOADS));
    }
}
