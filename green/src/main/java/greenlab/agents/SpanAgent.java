package greenlab.agents;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Stage 5's tracing, as a Java agent: before each event of a fetch it inserts a call of {@code greenlab.spans}, as the
 * agents of tracing libraries do with the clients that they know. That package needs libraries that only this stage
 * has, so it is named here and not imported.
 */
public final class SpanAgent {
    private static final String FETCH = "greenlab/fetch/Fetch";
    private static final String HAPPENED = "happened(Lgreenlab/fetch/Event$What;)V";

    private SpanAgent() {}

    /** Called by the JVM before main. */
    public static void premain(String option, Instrumentation instrumentation) {
        instrumentation.addTransformer(
            new MethodRewriter((loader, name) -> FETCH.equals(name), HAPPENED::equals, Traced::new));
    }

    /** The method has room for one more value on its stack: it passes four to another. */
    private static final class Traced extends MethodVisitor {
        Traced(MethodVisitor next) {
            super(OpenedClassReader.ASM_API, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 1);
            visitMethodInsn(Opcodes.INVOKESTATIC, "greenlab/spans/FetchSpans", "happened", "(Ljava/lang/Object;)V",
                false);
        }
    }
}
