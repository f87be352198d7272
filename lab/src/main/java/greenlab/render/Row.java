package greenlab.render;

import java.util.Arrays;

/** One line of a terminal's picture: a character and a colour for each column. What lies outside is cut off. */
final class Row {
    /** Colours that can be read on dark and on light terminals. None of them is the only sign of anything. */
    enum Ink {
        PLAIN(""), RED("31"), GREEN("32"), YELLOW("33"), CYAN("36"), BOLD("1"), BOLD_RED("1;31"), BOLD_GREEN("1;32");

        private final String code;

        Ink(String code) {
            this.code = code;
        }

        String paint(String text, boolean colour) {
            return colour && !code.isEmpty() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
        }
    }

    private final char[] glyphs;
    private final Ink[] inks;

    Row(int width) {
        glyphs = new char[width];
        inks = new Ink[width];
        Arrays.fill(glyphs, ' ');
        Arrays.fill(inks, Ink.PLAIN);
    }

    Row fill(int from, int to, char glyph, Ink ink) {
        for (int i = Math.max(0, from); i < Math.min(to, glyphs.length); i++) {
            glyphs[i] = glyph;
            inks[i] = ink;
        }
        return this;
    }

    Row write(int from, String text, Ink ink) {
        for (int i = 0; i < text.length(); i++) {
            fill(from + i, from + i + 1, text.charAt(i), ink);
        }
        return this;
    }

    /** The line without blanks at its end; equal colours that touch share one escape sequence. */
    String text(boolean colour) {
        int end = glyphs.length;
        while (end > 0 && glyphs[end - 1] == ' ') {
            end--;
        }
        var line = new StringBuilder();
        for (int from = 0, to; from < end; from = to) {
            to = from + 1;
            while (to < end && inks[to] == inks[from]) {
                to++;
            }
            line.append(inks[from].paint(new String(glyphs, from, to - from), colour));
        }
        return line.toString();
    }
}
