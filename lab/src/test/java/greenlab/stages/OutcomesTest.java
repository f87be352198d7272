package greenlab.stages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import greenlab.fetch.SocketReport;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.run.Verdict;
import greenlab.xray.XRay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    private static final Outcome IN_TIME = outcome("patch client", Verdict.FAST, "a.Green");
    private static final Outcome LATE = outcome("client patch", Verdict.SLOW, "b.Blocking");
    private static final Outcome PROVIDER_LATE = outcome("patch client provider", Verdict.FAST, "a.Green");

    private static Outcome outcome(String order, Verdict verdict, String under) {
        Run run = new Run(null, "25", false, "green", "https", 5, 0.3, 0.4, 5, verdict, 5, null, List.of(), null,
            List.of());
        List<XRay.Layer> layers =
            List.of(new XRay.Layer("t.Tls", "app", "a.jar"), new XRay.Layer(under, "app", "a.jar"));
        XRay socket = new XRay(layers, "P 1", List.of());
        return new Outcome(Order.of(order), run, new SocketReport(socket, List.of("too late"), "Tls over Green"));
    }

    @Test
    void ordersWithEqualOutcomes_areOneGroup() {
        assertThat(Outcomes.of(List.of(IN_TIME, LATE, PROVIDER_LATE)).groups()).isEqualTo(Map.of(
            new Outcome.Kind("fast", "Tls over Green"), List.of(IN_TIME.order(), PROVIDER_LATE.order()),
            new Outcome.Kind("slow", "Tls over Blocking"), List.of(LATE.order())));
    }

    @Test
    void pairCounts_ifItsSwapChangesTheOutcome() {
        Outcome swapped = outcome("patch provider client", Verdict.FAST, "a.Green");
        List<Outcomes.Pair> pairs = Outcomes.of(List.of(IN_TIME, LATE, PROVIDER_LATE, swapped)).pairs();
        assertThat(pairs).extracting(Outcomes.Pair::toString).containsExactly("patch, client", "client, provider");
        assertThat(pairs).extracting(Outcomes.Pair::swaps).containsExactly(1L, 1L);
        assertThat(pairs).extracting(Outcomes.Pair::changes).containsExactly(1L, 0L);
    }

    @Test
    void markdown_marksStepsAfterTheClient() {
        assertThat(LATE.markdown()).isEqualTo("| steps | load the client → patch the sockets *(late)* |\n|---|---|\n"
            + "| layers of the socket | `t.Tls` → `b.Blocking` |\n");
    }

    /** The fields of an order are added to those of its run, so it can be read as a run, too. */
    @Test
    void json_isThatOfARunAndMore() {
        var json = JsonParser.parseString(LATE.json()).getAsJsonObject();
        assertThat(json.keySet()).startsWith("order", "socket", "warnings", "next", "stage").endsWith("events");
        assertThat(json.get("order")).hasToString("[\"client\",\"patch\"]");
        assertThat(RunJson.run(LATE.json())).isEqualTo(LATE.run());
        assertThat(RunJson.runs(Outcome.json(List.of(LATE, IN_TIME)))).containsExactly(LATE.run(), IN_TIME.run());
        assertThat(Outcome.of(json, LATE.run())).isEqualTo(LATE);
    }
}
