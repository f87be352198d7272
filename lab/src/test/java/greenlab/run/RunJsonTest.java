package greenlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import greenlab.fetch.Event.What;
import greenlab.fetch.Event;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunJsonTest {
    private static final Run RUN = new Run(2, "21.0.13", false, "green", "https", 10, 1, 10.0504, 10, Verdict.SLOW, 1,
        Samples.CONSCRYPT, List.of(new Blocked(Samples.SSL_READ, 9.97)), null,
        List.of(Event.of(0.0121, 3, What.OPEN), Event.blocked(0.05, 3, Samples.SSL_READ, 0.99)));

    @Test
    void writesTheDocumentedFormat() {
        assertThat(RunJson.of(RUN)).isEqualTo("""
            {"stage":2,"java":"21.0.13","emulated":false,"runtime":"green","proto":"https","n":10,"delay":1.0,"seconds":10.05,
             "ok":10,"verdict":"slow","peakInFlight":1,"tls":{"provider":"Conscrypt","socket":"org.conscrypt.Java8FileDescriptorSocket"},
             "blocked":[{"frame":"org.conscrypt.NativeCrypto.SSL_read","seconds":9.97}],
             "error":null,
             "events":[
              {"t":0.012,"fetch":3,"what":"open"},
              {"t":0.05,"fetch":3,"what":"blocked","frame":"org.conscrypt.NativeCrypto.SSL_read","seconds":0.99}
            ]}""");
    }

    @Test
    void missingValues_areNull() {
        assertThat(RunJson.line(Samples.serial())).contains("\"stage\":null", "\"tls\":null", "\"error\":null");
        assertThat(RunJson.line(Samples.running())).contains("\"peakInFlight\":null", "\"verdict\":\"running\"");
    }

    @Test
    void readsWhatItWrote() {
        var runs = List.of(Samples.slow(10), Samples.fast(10), Samples.serial(), Samples.broken());
        assertThat(RunJson.runs(RunJson.of(runs))).usingRecursiveComparison().withComparatorForType(
            (a, b) -> Math.abs(a - b) < 0.0005 ? 0 : Double.compare(a, b), Double.class).isEqualTo(runs);
        assertThat(RunJson.run(RunJson.line(Samples.fast(3)))).isEqualTo(Samples.fast(3));
        assertThat(RunJson.runs("[]")).isEmpty();
    }

    @Test
    void hungRunHasItsDump_andNoOtherRunHas() {
        Run hung = Samples.hung();
        assertThat(RunJson.of(hung)).contains("\"verdict\":\"hung\"",
            "\n \"dump\":[\"no thread owns it\",\"owner: none\"]");
        assertThat(RunJson.run(RunJson.of(hung))).isEqualTo(hung);
        assertThat(RunJson.line(RUN)).doesNotContain("dump");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> RunJson.run(RunJson.line(hung).replace("\"owner: none\"", "null")))
            .withMessage("not a run: a line of the dump is null");
    }

    @Test
    void runIsOneLine_inAStream() {
        var failed = Event.failed(0.5, 2, "refused:\n\"no <such> port\"");
        var run = new Run(null, "25", false, "green", "http", 2, 1, 1, 0, Verdict.FAILED, null, null, List.of(), null,
            List.of(failed));
        assertThat(RunJson.line(run)).doesNotContain("\n");
        assertThat(RunJson.run(RunJson.line(run)).events()).containsExactly(failed);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        {"t":1                                             | End of input
        {"t":"soon","fetch":1,"what":"open"}               | soon
        {"t":1,"fetch":1,"what":"slept"}                   | what is missing or unknown
        {"t":1,"fetch":1,"what":"blocked"}                 | lacks its frame
        {"t":-1,"fetch":1,"what":"open"}                   | t is not 0 to 1000000
        """)
    void invalidEvent_isOneLineWithReason(String event, String reason) {
        String json = RunJson.line(RUN).replaceFirst("\"events\":.*", "\"events\":[" + event)
            + (event.endsWith("}") ? "]}" : "");
        assertThatIllegalArgumentException().isThrownBy(() -> RunJson.run(json))
            .withMessageStartingWith("not a run: ").withMessageContaining(reason)
            .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "Exception"));
    }

    @Test
    void incompleteRun_isRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> RunJson.run(""))
            .withMessage("not a run: it is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> RunJson.run("{}"))
            .withMessage("not a run: java is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> RunJson.runs("[null]"))
            .withMessage("not a run: it is null");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> RunJson.run(RunJson.line(RUN).replace("\"slow\"", "\"brisk\"")))
            .withMessageContaining("verdict");
    }
}
