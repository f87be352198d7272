package greenlab.stages;

import static greenlab.fetch.Step.CLIENT;
import static greenlab.fetch.Step.ENGINE;
import static greenlab.fetch.Step.PATCH;
import static greenlab.fetch.Step.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {

    @Test
    void readsWords_separateOrJoined() {
        Order order = new Order(java.util.List.of(PATCH, CLIENT, PROVIDER));
        assertThat(Order.of("patch", "client", "provider")).isEqualTo(order).hasToString("patch client provider");
        assertThat(Order.of(" PATCH, client  Provider")).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "patch sockets      | unknown step 'sockets'; expected some of patch, client, provider, engine",
        "patch client patch | each step can be taken once; was 'patch client patch'",
        ",                  | no step given; expected some of patch, client, provider, engine"})
    void invalidOrder_isRejectedInOneLine(String words, String reason) {
        assertThatThrownBy(() -> Order.of(words)).isInstanceOf(IllegalArgumentException.class).hasMessage(reason);
    }

    @Test
    void all_has24Orders() {
        assertThat(Order.all()).hasSize(24).doesNotHaveDuplicates().allMatch(order -> order.steps().size() == 4)
            .contains(Order.of("patch client provider engine"), Order.of("engine provider client patch"));
    }

    @Test
    void swapped_swapsNeighbours() {
        Order order = Order.of("patch client provider");
        assertThat(order.swapped(CLIENT, PROVIDER)).isEqualTo(Order.of("patch provider client"));
        assertThat(order.hasAdjacent(CLIENT, PROVIDER)).isTrue();
        assertThat(order.hasAdjacent(PROVIDER, CLIENT)).isFalse();
        assertThat(order.hasAdjacent(PATCH, PROVIDER)).isFalse();
        assertThat(order.hasAdjacent(CLIENT, ENGINE)).isFalse();
        assertThat(order.hasAdjacent(ENGINE, PATCH)).isFalse();
    }

    @Test
    void has_isTrueForThatOrder() {
        Order order = Order.of("patch client");
        assertThat(order.has(PATCH, CLIENT)).isTrue();
        assertThat(order.has(CLIENT, PATCH)).isFalse();
        assertThat(order.has(PROVIDER, CLIENT)).isFalse();
        assertThat(order.has(CLIENT, PROVIDER)).isFalse();
    }
}
