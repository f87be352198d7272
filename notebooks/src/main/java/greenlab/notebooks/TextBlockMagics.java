package greenlab.notebooks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.matcher.ElementMatchers;

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

    private TextBlockMagics() {}

    /** Changes the kernels on this class path; the JVM's agent must be installed. */
    static void install() {
        install("io.github.spencerpark.ijava.execution.MagicsSourceTransformer", "transformMagics");
        install("org.dflib.jjava.jupyter.kernel.magic.MagicsResolver", "resolveLineMagics");
    }

    /** A kernel with another class loader couldn't call this class. */
    private static void install(String type, String method) {
        ClassLoader own = TextBlockMagics.class.getClassLoader();
        try {
            Class<?> kernel = Class.forName(type, false, own);
            if (kernel.getClassLoader() == own) {
                new ByteBuddy().redefine(kernel).visit(Advice.to(Escape.class).on(ElementMatchers.named(method)))
                    .make().load(own, ClassReloadingStrategy.fromInstalledAgent());
            }
        } catch (ClassNotFoundException absent) {
            return; // another kernel runs
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

    /** Runs at the beginning of the method that looks for magics. */
    static final class Escape {
        private Escape() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) String source) {
            source = TextBlockMagics.escaped(source);
        }
    }
}
