package greenlab.notebooks;

import greenlab.agents.MethodRewriter;
import java.io.Serial;
import java.lang.instrument.Instrumentation;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Makes the stop button end a loop that never waits. The kernel only interrupts a cell's thread; a loop that ignores
 * it would use a core, and print, until the kernel ends. So every backward jump in the code of a cell checks for an
 * interrupt. The JDK's {@code LocalExecutionControl} instruments loops in the same way.
 */
public final class CellInterrupts {
    /** The package of the classes that JShell makes of cells. */
    private static final String CELLS = "REPL/";
    /** The threads on which IJava and JJava run cells. */
    private static final Pattern CELL_THREAD = Pattern.compile("Java-executor|jjava-exec-");

    private CellInterrupts() {}

    /** Ends a cell. */
    static final class Interrupted extends Error {
        @Serial
        private static final long serialVersionUID = 1;

        Interrupted() {
            super("the cell was interrupted", null, false, false);
        }
    }

    /** Adds the check to all cells that are run from now on. */
    static void install(Instrumentation jvm) {
        jvm.addTransformer(new MethodRewriter((loader, name) -> name != null && name.startsWith(CELLS),
            method -> true, Loops::new));
    }

    /** Called by cells, at the end of each round of a loop. */
    public static void check() {
        Thread thread = Thread.currentThread();
        if (thread.isInterrupted() && CELL_THREAD.matcher(thread.getName()).find()) {
            throw new Interrupted();
        }
    }

    /** Inserts a call of {@link #check} before each jump to a label that has been passed. */
    private static final class Loops extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();

        Loops(MethodVisitor next) {
            super(OpenedClassReader.ASM_API, next);
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (passed.contains(target)) {
                visitMethodInsn(Opcodes.INVOKESTATIC, CellInterrupts.class.getName().replace('.', '/'), "check", "()V",
                    false);
            }
            super.visitJumpInsn(opcode, target);
        }
    }
}
