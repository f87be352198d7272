package greenlab.agents;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Replaces the monitors of a method with locks. Both instructions pop one object, as does the call that replaces them,
 * so nothing else in the method has to change.
 */
final class MonitorsToLocks extends MethodVisitor {
    private static final String LOCKS = Locks.class.getName().replace('.', '/');

    MonitorsToLocks(MethodVisitor next) {
        super(OpenedClassReader.ASM_API, next);
    }

    @Override
    public void visitInsn(int opcode) {
        switch (opcode) {
            case Opcodes.MONITORENTER -> call("enter");
            case Opcodes.MONITOREXIT -> call("exit");
            default -> super.visitInsn(opcode);
        }
    }

    private void call(String method) {
        visitMethodInsn(Opcodes.INVOKESTATIC, LOCKS, method, "(Ljava/lang/Object;)V", false);
    }
}
