package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import greenlab.capacity.CapacityPage;
import greenlab.slides.Visit.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page Capacity, and the simulation that was compiled for it. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class CapacityPageTest {
    private static final double NO_LIMIT = Integer.MAX_VALUE;
    /** Workers, rate, latency, slow, slow for, timeout, retries, queue limit, seconds; a seed follows. */
    private static final List<double[]> SCENARIOS = List.of(
        new double[] {640, 300, 2, 3, 0, 6, 3, NO_LIMIT, 60},
        new double[] {640, 300, 2.2, 3.3, 0, 6.6, 0, NO_LIMIT, 120},
        new double[] {64, 30, 2, 3, 30, 6, 3, NO_LIMIT, 240},
        new double[] {64, 30, 2, 3, 30, 6, 3, 60, 240},
        new double[] {1, 0.3, 0.001, 0.1, 7, 0.02, 10, 0, 3600},
        new double[] {7, 61.7, 0.13, 0.57, 1.9, 0.31, 2, 17, 23.3});
    private static final String IN_BROWSER = """
        ([workers, rate, latency, slow, slowFor, timeout, retries, limit, seconds, seed]) => {
          const run = capacitySimulation();
          const page = run(workers, rate, latency, slow, slowFor, timeout, retries, limit, seconds, seed);
          return [page.values(), page.law(), page.outcome(), page.measured(), ...page.charts(500)];
        }""";

    private final ServedSite site;

    CapacityPageTest(ServedSite site) {
        this.site = site;
    }

    /** Each double and each character of the charts. */
    @Test
    void browserAndJvmSimulateTheSame() {
        try (Visit visit = site.visit("/capacity/", Window.PROJECTOR)) {
            for (double[] of : SCENARIOS) {
                for (int seed : new int[] {1, 2, Integer.MAX_VALUE}) {
                    assertThat(inBrowser(visit, of, seed)).as("%s, seed %s", Arrays.toString(of), seed)
                        .zipSatisfy(onJvm(of, seed), (browser, jvm) -> assertThat(browser).isEqualTo(jvm));
                }
            }
            assertThat(onJvm(SCENARIOS.getFirst(), 1)).doesNotContainAnyElementsOf(onJvm(SCENARIOS.get(1), 2));
        }
    }

    private static List<String> onJvm(double[] of, int seed) {
        CapacityPage page = CapacityPage.run((int) of[0], of[1], of[2], of[3], of[4], of[5], (int) of[6], (int) of[7],
            of[8], seed);
        return Stream.concat(Stream.of(page.values(), page.law(), page.outcome(), page.measured()),
            Stream.of(page.charts(500))).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<String> inBrowser(Visit visit, double[] of, int seed) {
        return (List<String>) visit.page().evaluate(IN_BROWSER,
            DoubleStream.concat(Arrays.stream(of), DoubleStream.of(seed)).boxed().toList());
    }

    @Test
    void controlsAreInTheAddress() {
        try (Visit visit = site.visit("/capacity/", Window.PROJECTOR)) {
            Page page = visit.page();
            page.getByText("600 of 640 workers.").waitFor();
            assertThat(command(page)).isEqualTo("./jbang capacity --slow-for 0 --only law,simulation");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Retry storm")).press("Enter");
            page.getByText("At the end the server is saturated").waitFor();
            assertThat(page.locator("#measured tbody tr").count()).isEqualTo(3);
            page.locator("#queue-limit").fill("600");
            page.getByText("At the end the server is saturated").waitFor(hidden());
            assertThat(page.locator("#outcome").textContent()).startsWith("No user times out.").contains("rejected");
            assertThat(page.locator(".presets [aria-current]").textContent()).isEqualTo("Queue limit");
            assertThat(command(page)).isEqualTo("./jbang capacity --queue-limit 600 --only law,simulation");

            page.reload();
            assertThat(page.locator("#queue-limit").inputValue()).isEqualTo("600");
            page.goBack();
            page.getByText("600 of 640 workers.").waitFor();
            assertThat(page.locator("#slow-for").inputValue()).isEqualTo("0");
            assertThat(visit.errors()).isEmpty();
        }
    }

    @Test
    void invalidValueIsExplained() {
        try (Visit visit = site.visit("/capacity/?rate=0", Window.PROJECTOR)) {
            Page page = visit.page();
            page.getByText("--rate must be > 0 and <= 10000").waitFor();
            page.locator("#rate").fill("9999");
            page.getByText("more than two million requests; choose fewer seconds").waitFor();
            page.locator("#rate").fill("300");
            page.getByText("No user times out.").waitFor();
            assertThat(page.locator("[aria-invalid=true]").count()).isZero();
        }
    }

    @Test
    void pageWorksAsAFile() {
        try (Visit visit = site.open("capacity/index.html", Window.PHONE)) {
            Page page = visit.page();
            page.locator("#retries").fill("2");
            page.getByText("No user times out.").waitFor();
            assertThat(page.locator("#charts svg").count()).isEqualTo(2);
            assertThat(page.url()).contains("retries=2");
            assertThat(visit.overhang()).isNotPositive();
            assertThat(visit.errors()).isEmpty();
            assertThat(visit.foreignRequests()).isEmpty();
        }
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions()
            .setState(WaitForSelectorState.HIDDEN);
    }

    private static String command(Page page) {
        return page.locator("#command").textContent();
    }
}
