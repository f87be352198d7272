package greenlab.monkey;

import java.util.function.Predicate;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Rewrites methods so that they take locks where they took monitors. Each of the two instructions pops one object; so
 * does the call that takes its place, and nothing else in the method has to change.
 */
final class MonitorsToLocks extends MethodVisitor {
    private static final String LOCKS = Locks.class.getName().replace('.', '/');

    private MonitorsToLocks(MethodVisitor next) {
        super(OpenedClassReader.ASM_API, next);
    }

    /**
     * @param bytes a class
     * @param methods which of its methods, by name and descriptor such as {@code read([B)I}
     * @return the class with these methods rewritten
     */
    static byte[] rewrite(byte[] bytes, Predicate<String> methods) {
        ClassReader reader = OpenedClassReader.of(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassVisitor(OpenedClassReader.ASM_API, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String generics, String[] thrws) {
                MethodVisitor next = super.visitMethod(access, name, descriptor, generics, thrws);
                return methods.test(name + descriptor) ? new MonitorsToLocks(next) : next;
            }
        }, 0);
        return writer.toByteArray();
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
