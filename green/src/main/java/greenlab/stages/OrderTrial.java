package greenlab.stages;

import greenlab.fetch.RuntimeName;
import greenlab.fetch.Step;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One order to be tried: its steps are taken in a fresh JVM, then greenlets fetch.
 *
 * @param order the steps
 * @param box on which Java
 * @param server the delay server's https address
 * @param truststore by which its certificate is verified
 * @param n how many fetches
 * @param delay how long the server waits before each answer, in seconds
 */
public record OrderTrial(Order order, Box box, URI server, Path truststore, int n, double delay) {

    Launch launch(House house) {
        String steps = order.steps().stream().map(Step::name).collect(Collectors.joining(","));
        Optional<String> agent = box.emulated() ? Optional.of(house.agent("as21").toString()) : Optional.empty();
        return new Launch(null, box, house.stages().resolve("order.java"), agent, RuntimeName.GREEN, server,
            truststore, n, delay, List.of("--order", steps));
    }
}
