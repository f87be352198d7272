package greenlab.notebooks;

import greenlab.agents.MethodRewriter;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Keeps a kernel from reading a line of a text block or a comment as a magic. IJava replaces each line that begins with
 * {@code %} with code, even in a text block; JJava does after some other literals and comments. So such a percent sign
 * is written as a Unicode escape first.
 */
public final class TextBlockMagics {
    /** Comments and literals; text blocks before strings. Possessive, since a long literal would exhaust the stack. */
    private static final Pattern LITERAL = Pattern.compile("""
        //[^\\n]*|/\\*[\\s\\S]*?\\*/|\"""(?:[^"\\\\]++|\\\\[\\s\\S]|"(?!""))*+\"""|\
        "(?:[^"\\\\\\n]++|\\\\.)*+"|'(?:[^'\\\\\\n]++|\\\\.)++'""");
    private static final Pattern MAGIC = Pattern.compile("(?m)(^|=)([ \\t]*)%");

    /** What looks for magics: a class of IJava, and one of JJava. */
    private static final Set<String> KERNELS = Set.of("io/github/spencerpark/ijava/execution/MagicsSourceTransformer",
        "org/dflib/jjava/jupyter/kernel/magic/MagicsResolver");
    private static final Set<String> FINDING_MAGICS = Set.of("transformMagics(Ljava/lang/String;)Ljava/lang/String;",
        "resolveLineMagics(Ljava/lang/String;)Ljava/lang/String;");

    private TextBlockMagics() {}

    /** Changes the kernels on this class path. One with another class loader couldn't call this class. */
    static void install(Instrumentation jvm) throws UnmodifiableClassException {
        ClassLoader own = TextBlockMagics.class.getClassLoader();
        jvm.addTransformer(new MethodRewriter((loader, name) -> loader == own && KERNELS.contains(name),
            FINDING_MAGICS::contains, Escape::new), true);
        for (Class<?> type : jvm.getInitiatedClasses(own)) {
            if (KERNELS.contains(type.getName().replace('.', '/'))) {
                jvm.retransformClasses(type);
            }
        }
    }

    /** The source with escapes in place of percent signs that only look like magics. */
    public static String escaped(String source) {
        return LITERAL.matcher(source)
            .replaceAll(literal -> Matcher.quoteReplacement(escapedLiteral(literal.group())));
    }

    private static String escapedLiteral(String literal) {
        return literal.contains("\n") ? MAGIC.matcher(literal).replaceAll("$1$2\\\\u0025") : literal;
    }

    /** Replaces the only argument at the beginning. Both are instance methods, and have room for it on their stacks. */
    private static final class Escape extends MethodVisitor {
        Escape(MethodVisitor next) {
            super(OpenedClassReader.ASM_API, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 1);
            visitMethodInsn(Opcodes.INVOKESTATIC, TextBlockMagics.class.getName().replace('.', '/'), "escaped",
                "(Ljava/lang/String;)Ljava/lang/String;", false);
            visitVarInsn(Opcodes.ASTORE, 1);
        }
    }
}
