package greenlab.stages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChildJvmTest {
    /** As stderr has it where {@code /tmp} is mounted noexec. */
    @Test
    void libraryThatCannotBeLoadedHasAFix() {
        String error = "\tSuppressed: java.lang.UnsatisfiedLinkError: no conscrypt in java.library.path: /usr/lib";
        assertThat(ChildJvm.explained(error)).isEqualTo("cannot load the native library conscrypt from "
            + System.getProperty("java.io.tmpdir") + ", which is perhaps mounted noexec;"
            + " set JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER with another folder");
    }

    @Test
    void otherErrorsStayAsTheyAre() {
        assertThat(ChildJvm.explained("  Error: x ")).isEqualTo("Error: x");
    }
}
