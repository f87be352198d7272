package greenlab.render;

import java.util.Arrays;

/** A line of text with a character and a colour for each column. Columns outside it are ignored. */
final class TextRow {
    private final char[] glyphs;
    private final Color[] colors;

    TextRow(int width) {
        glyphs = new char[width];
        colors = new Color[width];
        Arrays.fill(glyphs, ' ');
        Arrays.fill(colors, Color.PLAIN);
    }

    TextRow fill(int from, int to, char glyph, Color color) {
        for (int i = Math.max(0, from); i < Math.min(to, glyphs.length); i++) {
            glyphs[i] = glyph;
            colors[i] = color;
        }
        return this;
    }

    TextRow write(int from, String text, Color color) {
        for (int i = 0; i < text.length(); i++) {
            fill(from + i, from + i + 1, text.charAt(i), color);
        }
        return this;
    }

    /** The line without trailing blanks; adjacent characters of one colour share an escape sequence. */
    String text(boolean colour) {
        int end = new String(glyphs).stripTrailing().length();
        var line = new StringBuilder();
        for (int from = 0, to; from < end; from = to) {
            to = from + 1;
            while (to < end && colors[to] == colors[from]) {
                to++;
            }
            line.append(colors[from].paint(new String(glyphs, from, to - from), colour));
        }
        return line.toString();
    }
}
