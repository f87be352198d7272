package greenlab.slides;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Highlights Java source as HTML: comments, strings and keywords. */
final class JavaCode {
    private static final Pattern PARTS = Pattern.compile("""
        (?<comment>//[^\\n]*|/\\*[\\s\\S]*?\\*/)\
        |(?<string>\"""[\\s\\S]*?\"""|"(?:\\\\.|[^"\\\\\\n])*"|'(?:\\\\.|[^'\\\\\\n])+')\
        |(?<keyword>\\b(?:abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum\
        |extends|final|finally|float|for|if|implements|import|instanceof|int|interface|long|new|null|package|private\
        |protected|public|record|return|sealed|short|static|super|switch|synchronized|this|throw|throws|true|false|try\
        |var|void|volatile|while|yield)\\b)""");

    private JavaCode() {}

    static String html(String code) {
        var html = new StringBuilder();
        Matcher parts = PARTS.matcher(code);
        int end = 0;
        while (parts.find()) {
            html.append(Html.escape(code.substring(end, parts.start())))
                .append("<span class=\"").append(kind(parts)).append("\">")
                .append(Html.escape(parts.group())).append("</span>");
            end = parts.end();
        }
        return html.append(Html.escape(code.substring(end))).toString();
    }

    private static String kind(MatchResult part) {
        return part.namedGroups().keySet().stream().filter(name -> part.group(name) != null).findFirst().orElseThrow();
    }
}
