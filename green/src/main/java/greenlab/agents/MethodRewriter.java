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

/**
 * Passes some methods of some classes through a visitor, which must not change stack, locals or jumps.
 *
 * @param classes selects classes by loader and name, such as {@code a/b/C}
 * @param methods selects methods by name and descriptor, such as {@code read([B)I}
 * @param visitor wraps the visitor that writes the method
 */
public record MethodRewriter(BiPredicate<ClassLoader, String> classes, Predicate<String> methods,
                             UnaryOperator<MethodVisitor> visitor) implements ClassFileTransformer {

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> before, ProtectionDomain domain, byte[] bytes) {
        if (!classes.test(loader, name)) {
            return null;
        }
        ClassReader reader = OpenedClassReader.of(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassVisitor(OpenedClassReader.ASM_API, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String method, String type, String generics, String[] thrown) {
                MethodVisitor next = super.visitMethod(access, method, type, generics, thrown);
                return methods.test(method + type) ? visitor.apply(next) : next;
            }
        }, 0);
        return writer.toByteArray();
    }
}
