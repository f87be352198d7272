package greenlab.agents;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Makes the JDK's buffered streams begin with small buffers, as part of an agent. For the output of a virtual thread,
 * the JDK does that itself; a greenlet is on a platform thread, where an HTTP connection has buffers of 32 KB. Buffers
 * for output grow if necessary; those for input are filled more often.
 */
final class SmallBuffers extends MethodVisitor {
    private static final int USUAL = 8192;
    /** As for virtual threads; the delay server's responses have nearly as many bytes. */
    private static final int SMALL = 512;
    private static final Set<String> SIZING = Set.of("initialBufferSize()I", "<init>(Ljava/io/InputStream;)V");
    private static final Class<?>[] STREAMS =
        {BufferedWriter.class, BufferedOutputStream.class, BufferedInputStream.class};

    private SmallBuffers(MethodVisitor next) {
        super(OpenedClassReader.ASM_API, next);
    }

    static void premain(Instrumentation instrumentation) {
        Set<String> names = Stream.of(STREAMS).map(Type::getInternalName).collect(Collectors.toSet());
        instrumentation.addTransformer(
            new MethodRewriter((loader, name) -> names.contains(name), SIZING::contains, SmallBuffers::new), true);
        try {
            instrumentation.retransformClasses(STREAMS);
        } catch (UnmodifiableClassException impossible) {
            throw new IllegalStateException("the JDK's streams can't be rewritten", impossible);
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        super.visitIntInsn(opcode, opcode == Opcodes.SIPUSH && operand == USUAL ? SMALL : operand);
    }
}
