package greenlab.render;

import greenlab.run.Verdict;

/** Colours that can be read on dark and on light terminals. They only repeat the meaning of a character or a word. */
enum Color {
    PLAIN(""), RED("31"), GREEN("32"), YELLOW("33"), CYAN("36"), BOLD("1"), BOLD_RED("1;31"), BOLD_GREEN("1;32");

    private final String code;

    Color(String code) {
        this.code = code;
    }

    /** The colour of a verdict; plain if it is null. */
    static Color of(Verdict verdict) {
        return switch (verdict) {
            case null -> PLAIN;
            case UNKNOWN -> PLAIN;
            case FAST -> BOLD_GREEN;
            case SLOW, HUNG, FAILED -> BOLD_RED;
            case MIXED -> YELLOW;
            case RUNNING -> CYAN;
        };
    }

    /** The text in this colour; unchanged if no colour is allowed. */
    String paint(String text, boolean colour) {
        return colour && !code.isEmpty() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
