package greenlab.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import greenlab.fetch.RuntimeName;
import greenlab.stages.Order;
import greenlab.stages.Patch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {

    @Test
    void readsAStage() {
        assertThat(Scenario.of("""
            {"stage":4,"java":"21","runtime":"virtual","proto":"http","n":100,"delay":0.25,"patch":"partial"}"""))
            .isEqualTo(new Scenario.OfStage(4, 21, RuntimeName.VIRTUAL, "http", 100, 0.25, Patch.PARTIAL));
        assertThat(Scenario.of("{'stage':0,'java':'25'}".replace('\'', '"')))
            .isEqualTo(new Scenario.OfStage(0, 25, RuntimeName.GREEN, "https", 10, 1, Patch.FULL));
    }

    @Test
    void readsAnOrder() {
        assertThat(Scenario.of("""
            {"order":["patch","client"],"java":"25","n":3,"delay":5}"""))
            .isEqualTo(new Scenario.OfOrder(Order.of("patch client"), 25, 3, 5));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
        "``                                               | one JSON object",
        "[]                                               | one JSON object",
        "{                                                | one JSON object",
        "{\"stage\":1,\"java\":\"25\"}{}                  | one JSON object",
        "{stage:1}                                        | one JSON object",
        "{\"java\":\"25\"}                                | stage is a whole number from 0 to 4, and has to be",
        "{\"stage\":5,\"java\":\"25\"}                    | stage is a whole number from 0 to 4, not 5",
        "{\"stage\":-1,\"java\":\"25\"}                   | stage is a whole number",
        "{\"stage\":1.0,\"java\":\"25\"}                  | stage is a whole number",
        "{\"stage\":\"1\",\"java\":\"25\"}                | stage is a whole number",
        "{\"stage\":null,\"java\":\"25\"}                 | stage is a whole number",
        "{\"stage\":[1],\"java\":\"25\"}                  | stage is a whole number",
        "{\"stage\":1}                                    | java is \"21\" or \"25\", and has to be there",
        "{\"stage\":1,\"java\":25}                        | java is \"21\" or \"25\", not 25",
        "{\"stage\":1,\"java\":\"17\"}                    | java is \"21\" or \"25\", not \"17\"",
        "{\"stage\":1,\"java\":\"25\",\"n\":0}            | n is a whole number from 1 to 100, not 0",
        "{\"stage\":1,\"java\":\"25\",\"n\":101}          | n is a whole number from 1 to 100, not 101",
        "{\"stage\":1,\"java\":\"25\",\"n\":1e99999}      | n is a whole number",
        "{\"stage\":1,\"java\":\"25\",\"delay\":0}        | delay is a number from 0.001 to 5.0, not 0",
        "{\"stage\":1,\"java\":\"25\",\"delay\":5.01}     | delay is a number",
        "{\"stage\":1,\"java\":\"25\",\"delay\":1e999}    | delay is a number",
        "{\"stage\":1,\"java\":\"25\",\"delay\":NaN}      | one JSON object",
        "{\"stage\":1,\"java\":\"25\",\"delay\":\"1\"}    | delay is a number",
        "{\"stage\":1,\"java\":\"25\",\"runtime\":\"serial\"} | runtime is \"green\" or \"virtual\"",
        "{\"stage\":1,\"java\":\"25\",\"proto\":\"ftp\"}  | proto is \"https\" or \"http\"",
        "{\"stage\":1,\"java\":\"25\",\"patch\":\"full\"} | there is no field \"patch\" here",
        "{\"stage\":4,\"java\":\"25\",\"patch\":\"some\"} | patch is \"full\" or \"partial\" or \"none\"",
        "{\"stage\":1,\"java\":\"25\",\"url\":\"x\"}      | there is no field \"url\" here",
        "{\"order\":[],\"java\":\"25\"}                   | an order has one step at least",
        "{\"order\":\"patch\",\"java\":\"25\"}            | order is a list of words, not \"patch\"",
        "{\"order\":[1],\"java\":\"25\"}                  | order is a list of words",
        "{\"order\":[\"rm\"],\"java\":\"25\"}             | 'rm' is no step",
        "{\"order\":[\"patch\",\"patch\"],\"java\":\"25\"} | each step can be taken once",
        "{\"order\":[\"patch\"],\"java\":\"25\",\"stage\":1} | there is no field \"stage\" here",
    })
    void refusesWithAReason(String body, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> Scenario.of(body))
            .satisfies(e -> assertThat(e.getMessage()).contains(reason).hasLineCount(1));
    }

    @Test
    void isNotLostInDepths() {
        assertThatIllegalArgumentException().isThrownBy(() -> Scenario.of("[".repeat(4_000)));
    }
}
