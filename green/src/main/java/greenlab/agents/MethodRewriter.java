package greenlab.agents;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** Passes some methods of a class through a visitor, which must not change stack, locals or jumps. */
final class MethodRewriter {
    private MethodRewriter() {}

    /** Returns a transformer for the classes that {@code classes} selects by loader and name, such as {@code a/b/C}. */
    static ClassFileTransformer transformer(BiPredicate<ClassLoader, String> classes, Predicate<String> methods,
                                            UnaryOperator<MethodVisitor> visitor) {
        return new ClassFileTransformer() {
            @Override
            public byte[] transform(ClassLoader loader, String name, Class<?> before, ProtectionDomain domain,
                                    byte[] bytes) {
                return classes.test(loader, name) ? rewrite(bytes, methods, visitor) : null;
            }
        };
    }

    /**
     * @param bytes the class file
     * @param methods selects methods by name and descriptor, such as {@code read([B)I}
     * @param visitor wraps the visitor that writes the method
     * @return the rewritten class file
     */
    static byte[] rewrite(byte[] bytes, Predicate<String> methods, UnaryOperator<MethodVisitor> visitor) {
        ClassReader reader = OpenedClassReader.of(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassVisitor(OpenedClassReader.ASM_API, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generics, String[] thrown) {
                MethodVisitor next = super.visitMethod(access, name, type, generics, thrown);
                return methods.test(name + type) ? visitor.apply(next) : next;
            }
        }, 0);
        return writer.toByteArray();
    }
}
