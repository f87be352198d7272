package greenlab.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import greenlab.fetch.PatchScope;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.fetch.Step;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("it changes the default locale")
class RunRequestTest {

    @Test
    void readsAStage() {
        assertThat(RunRequest.parse("""
            {"stage":4,"java":"21","runtime":"virtual","proto":"http","n":100,"delay":0.25,"patch":"partial"}"""))
            .isEqualTo(RunSpec.ofStage(4, "21", RuntimeName.VIRTUAL, Proto.http, 100, 0.25)
                .withPatch(PatchScope.PARTIAL));
        assertThat(RunRequest.parse("""
            {"stage":1,"java":"25","runtime":"virtual","carriers":16}"""))
            .isEqualTo(RunSpec.ofStage(1, "25", RuntimeName.VIRTUAL, Proto.https, 10, 1).withCarriers(16));
        assertThat(RunRequest.parse("{'stage':0,'java':'25'}".replace('\'', '"')))
            .isEqualTo(RunSpec.ofStage(0, "25", RuntimeName.GREEN, Proto.https, 10, 1));
    }

    @Test
    void readsAnOrder() {
        assertThat(RunRequest.parse("""
            {"order":["patch","client"],"java":"25","n":3,"delay":5}"""))
            .isEqualTo(RunSpec.ofOrder(List.of(Step.PATCH, Step.CLIENT), "25", 3, 5));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
        "``                                               | one JSON object",
        "[]                                               | one JSON object",
        "{                                                | one JSON object",
        "{\"stage\":1,\"java\":\"25\"}{}                  | one JSON object",
        "{stage:1}                                        | one JSON object",
        "{\"java\":\"25\"}                                | stage must be a whole number from 0 to 5; it is missing",
        "{\"stage\":6,\"java\":\"25\"}                    | stage must be a whole number from 0 to 5, was 6",
        "{\"stage\":-1,\"java\":\"25\"}                   | stage must be a whole number",
        "{\"stage\":1.5,\"java\":\"25\"}                  | stage must be a whole number",
        "{\"stage\":\"1\",\"java\":\"25\"}                | stage must be a whole number",
        "{\"stage\":null,\"java\":\"25\"}                 | stage must be a whole number",
        "{\"stage\":[1],\"java\":\"25\"}                  | stage must be a whole number",
        "{\"stage\":1}                                    | java must be \"21\" or \"25\"; it is missing",
        "{\"stage\":1,\"java\":25}                        | java must be \"21\" or \"25\", was 25",
        "{\"stage\":1,\"java\":\"17\"}                    | java must be \"21\" or \"25\", was \"17\"",
        "{\"stage\":1,\"java\":\"25\",\"n\":0}            | n must be a whole number from 1 to 100, was 0",
        "{\"stage\":1,\"java\":\"25\",\"n\":101}          | n must be a whole number from 1 to 100, was 101",
        "{\"stage\":1,\"java\":\"25\",\"n\":1e99999}      | n must be a whole number",
        "{\"stage\":1,\"java\":\"25\",\"delay\":0}        | delay must be a number from 0.001 to 5.0, was 0",
        "{\"stage\":1,\"java\":\"25\",\"delay\":5.01}     | delay must be a number",
        "{\"stage\":1,\"java\":\"25\",\"delay\":1e999}    | delay must be a number",
        "{\"stage\":1,\"java\":\"25\",\"delay\":NaN}      | one JSON object",
        "{\"stage\":1,\"java\":\"25\",\"delay\":\"1\"}    | delay must be a number",
        "{\"stage\":1,\"java\":\"25\",\"runtime\":\"fast\"} | runtime must be \"serial\" or \"threads\" or \"green\"",
        "{\"stage\":1,\"java\":\"25\",\"runtime\":\"virtual\",\"carriers\":0} | carriers must be a whole number from 1",
        "{\"stage\":1,\"java\":\"25\",\"runtime\":\"virtual\",\"carriers\":17} | from 1 to 16, was 17",
        "{\"stage\":1,\"java\":\"25\",\"carriers\":2} | unknown field \"carriers\"",
        "{\"stage\":1,\"java\":\"25\",\"proto\":\"ftp\"}  | proto must be \"https\" or \"http\"",
        "{\"stage\":1,\"java\":\"25\",\"patch\":\"full\"} | unknown field \"patch\"",
        "{\"stage\":4,\"java\":\"25\",\"patch\":\"some\"} | patch must be \"full\" or \"partial\" or \"none\"",
        "{\"stage\":1,\"java\":\"25\",\"url\":\"x\"}      | unknown field \"url\"",
        "{\"order\":[],\"java\":\"25\"}                   | no step given",
        "{\"order\":\"patch\",\"java\":\"25\"}            | order must be a list of strings, was \"patch\"",
        "{\"order\":[1],\"java\":\"25\"}                  | order must be a list of strings",
        "{\"order\":[\"rm\"],\"java\":\"25\"}             | unknown step 'rm'",
        "{\"order\":[\"patch\",\"patch\"],\"java\":\"25\"} | each step can be taken once",
        "{\"order\":[\"patch\"],\"java\":\"25\",\"stage\":1} | unknown field \"stage\"",
    })
    void invalidRequest_isRejectedWithReason(String body, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> RunRequest.parse(body))
            .satisfies(e -> assertThat(e.getMessage()).contains(reason).hasLineCount(1));
    }

    @Test
    void deeplyNestedBody_isRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> RunRequest.parse("[".repeat(4_000)));
    }

    /** There, the capital of i is another letter. */
    @Test
    void patchIsReadInATurkishLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr", "TR"));
        try {
            assertThat(RunRequest.parse("""
                {"stage":4,"java":"25","patch":"partial"}""").patch()).isEqualTo(PatchScope.PARTIAL);
        } finally {
            Locale.setDefault(before);
        }
    }
}
