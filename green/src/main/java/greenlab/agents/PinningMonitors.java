package greenlab.agents;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** Makes a method's synchronized blocks pin the continuation that runs them. */
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
