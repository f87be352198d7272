package greenlab.slides;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jsoup.nodes.Element;

/** Highlights Java source: comments, strings and keywords. */
final class JavaCode {
    private static final Pattern PARTS = Pattern.compile("""
        (?<comment>//[^\\n]*|/\\*[\\s\\S]*?\\*/)\
        |(?<string>\"""[\\s\\S]*?\"""|"(?:\\\\.|[^"\\\\\\n])*"|'(?:\\\\.|[^'\\\\\\n])+')\
        |(?<word>\\b\\w+\\b)""");
    private static final Set<String> CONTEXTUAL = Set.of("record", "sealed", "var", "yield");

    private JavaCode() {}

    /** Appends the source to an element, its parts in spans whose class is {@code comment} and so on. */
    static void append(String code, Element to) {
        Matcher parts = PARTS.matcher(code);
        int end = 0;
        while (parts.find()) {
            to.appendText(code.substring(end, parts.start()));
            String part = parts.group();
            if (parts.group("word") == null) {
                to.appendElement("span").addClass(parts.group("comment") == null ? "string" : "comment").text(part);
            } else if (SourceVersion.isKeyword(part) || CONTEXTUAL.contains(part)) {
                to.appendElement("span").addClass("keyword").text(part);
            } else {
                to.appendText(part);
            }
            end = parts.end();
        }
        to.appendText(code.substring(end));
    }
}
