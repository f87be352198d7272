package greenlab.setup;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Writes a jar's class files in the format of Java 8. The launcher does it once, with picocli's, which are of Java 5:
 * the JVM verifies such files at each start, without the stack maps that came with Java 6, even those of an archive.
 * Without it, {@code greenlet} takes a third longer.
 */
public final class ClassFiles {
    private static final ClassTransform NEWER = ClassTransform
        .transformingMethods(MethodTransform.transformingCode(CodeBuilder::with)) // its stack maps are computed
        .andThen((builder, element) -> builder.with(
            element instanceof ClassFileVersion ? ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0) : element));

    private ClassFiles() {}

    /** @param args the jar, which is replaced */
    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path newer = Path.of(jar + ".new");
        try (JarFile from = new JarFile(jar.toFile());
                JarOutputStream to = new JarOutputStream(Files.newOutputStream(newer))) {
            for (JarEntry entry : from.stream().toList()) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new JarEntry(entry.getName()));
                to.write(entry.getName().endsWith(".class") ? newer(bytes) : bytes);
            }
        }
        Files.move(newer, jar, ATOMIC_MOVE);
    }

    /** The same class; an old one with stack maps. Its library has to be on the class path, for the types in them. */
    static byte[] newer(byte[] bytes) {
        ClassModel type = ClassFile.of().parse(bytes);
        return type.majorVersion() >= ClassFile.JAVA_6_VERSION ? bytes : ClassFile.of().transformClass(type, NEWER);
    }
}
