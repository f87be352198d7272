package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextBlockMagicsTest {
    @Test
    void percentSignsInLiteralsAndCommentsAreEscaped() {
        assertThat(TextBlockMagics.escaped("""
            %maven a:b:1
            String s = \"""
              %d items
              \\\""" n =
              %d
              \""";
            /*
            %no magic */
            int rest = a
              % b; // "%"
            """)).isEqualTo("""
            %maven a:b:1
            String s = \"""
              \\u0025d items
              \\\""" n =
              \\u0025d
              \""";
            /*
            \\u0025no magic */
            int rest = a
              % b; // "%"
            """);
    }

    @Test
    void longLiteralsAreKept() {
        String source = "String a = \"" + "x".repeat(100_000) + "\"; String b = \"" + "\\\"x".repeat(20_000) + "\";";
        assertThat(TextBlockMagics.escaped(source)).isEqualTo(source);
    }
}
