package greenlab.agents;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Makes a method's synchronized blocks pin the continuation that runs them, as they did before JEP 491: this emulates
 * Java 21 on Java 25.
 *
 * <p>{@code -XX:LockingMode=1} pins too much: also in the JDK's monitors, and Java 25's BufferedInputStream, under
 * every HTTP client, has one again, where 21 had a lock. Methods declared synchronized are not rewritten; no library of
 * the stages waits in one.
 */
final class PinningMonitors extends MethodVisitor {
    private static final String CONTINUATION = "jdk/internal/vm/Continuation";

    PinningMonitors(MethodVisitor next) {
        super(OpenedClassReader.ASM_API, next);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.MONITOREXIT) {
            call("unpin");
        }
        super.visitInsn(opcode);
        if (opcode == Opcodes.MONITORENTER) {
            call("pin");
        }
    }

    private void call(String method) {
        visitMethodInsn(Opcodes.INVOKESTATIC, CONTINUATION, method, "()V", false);
    }
}
