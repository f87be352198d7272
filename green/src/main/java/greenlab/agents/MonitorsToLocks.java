package greenlab.agents;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Makes a method take locks where it took monitors. Each of the two instructions pops one object; so does the call that
 * takes its place, and nothing else in the method has to change.
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
