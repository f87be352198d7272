package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script in bash: it is sourced, and its function called as bash does on the tab key. */
@Tag("system")
class CompletionTest {
    @TempDir static Path folder;

    @BeforeAll
    static void writeScript() throws Exception {
        Command.Ended ended = Command.run("completion");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        Files.writeString(folder.resolve("completion.sh"), ended.out());
    }

    private static List<String> complete(String typed) throws Exception {
        String line = ". " + folder.resolve("completion.sh") + "; COMP_WORDS=(" + typed
            + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_jbang 2>/dev/null; printf '%s\n' \"${COMPREPLY[@]}\"";
        return Command.shell(line, Map.of()).out().lines().filter(word -> !word.isEmpty()).toList();
    }

    @ParameterizedTest
    @CsvSource({"./jbang sta, stage", "jbang stage al, all", "jbang stage --ru, --runtime",
        "jbang stage 2 --runtime g, green", "jbang order patch cl, client", "jbang fetch --pro, --profile --proto",
        "jbang fetch --runtime v, virtual", "jbang doctor --j, --json"})
    void namesOptionsAndValuesAreCompleted(String typed, String words) throws Exception {
        assertThat(complete(typed)).containsExactly(words.split(" "));
    }

    /** Bash then completes file names by itself. */
    @Test
    void fileNamesAreLeftToTheShell() throws Exception {
        assertThat(complete("jbang stage 2 --save ru")).isEmpty();
        assertThat(complete("jbang nothing x")).isEmpty();
    }
}
