package greenlab.bench;

import com.google.gson.JsonObject;
import greenlab.cli.Cli;
import greenlab.server.StartupException;
import greenlab.stages.LocalDelayServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The same fetches of a second each, by each client in a process of its own, from one delay server. Each takes its
 * time from the first fetch's start to the last one's end, after one fetch that doesn't count; all check that it is a
 * 200, read it to its end, and over https verify the server's certificate. Of each the fastest round counts.
 */
final class Fetching {
    private static final List<Integer> HTTPS = List.of(3, 5, 10, 100, 1000);
    private static final List<Integer> HTTP = List.of(10, 100, 1000, 10_000);
    private static final Map<String, Goal> GOALS = Map.of("https 10", Goal.atMost(1.15), "https 100", Goal.atMost(1.6),
        "https 1000", Goal.atMost(4), "http 1000", Goal.atMost(1.3), "http 10000", Goal.atMost(3));
    /** Who takes longer than that is not asked again. */
    private static final double LONG_SECONDS = 15;

    private final Bench bench;
    private final LocalDelayServer server;
    private final List<Row> rows = new ArrayList<>();

    private Fetching(Bench bench, LocalDelayServer server) {
        this.bench = bench;
        this.server = server;
    }

    static List<Row> rows(Bench bench) {
        try (LocalDelayServer server = LocalDelayServer.start(bench.checkout())) {
            Fetching fetching = new Fetching(bench, server);
            fetching.measure("https", bench.quick() ? List.of(10) : HTTPS);
            fetching.measure("http", bench.quick() ? List.of(100) : HTTP);
            return fetching.rows;
        } catch (StartupException refused) {
            throw new Cli.Failure(refused.getMessage(), refused);
        }
    }

    private void measure(String proto, List<Integer> counts) {
        URI url = URI.create((proto.equals("https") ? server.https() : server.http()) + "/delay/1");
        for (int n : counts) {
            bench.tell(proto + ", " + n);
            Map<Client, Taken> best = rounds(url, n);
            Taken green = best.get(Client.GREEN);
            String what = proto + " " + n;
            compare(what, "s", green, best, Taken::seconds, GOALS.get(what));
            if (n == counts.getLast() && best.containsKey(Client.GREEN_BY_CONSCRYPT)) {
                compare(what + ", by Conscrypt", "s", best.get(Client.GREEN_BY_CONSCRYPT), best, Taken::seconds,
                    GOALS.get(what));
            }
            if (n == counts.getLast() && green.threads() != null) {
                compare(what + ", threads", "threads", green, best, Taken::threads, Goal.atMost(1));
                compare(what + ", memory", "MB", green, best, Taken::peakMB, null);
            }
        }
    }

    private void compare(String what, String unit, Taken ours, Map<Client, Taken> best,
                         Function<Taken, Double> figure, Goal goal) {
        Stream.of(Client.values()).filter(client -> !client.isOurs()).forEach(client ->
            rows.add(Row.of(Part.FETCHES, what, unit, figure.apply(ours), client.label(),
                Optional.ofNullable(best.get(client)).map(figure).orElse(null), goal)));
    }

    /** Clients by turns, so that whatever else the machine does falls on all. */
    private Map<Client, Taken> rounds(URI url, int n) {
        Map<Client, Taken> best = new EnumMap<>(Client.class);
        for (int round = 1; round <= bench.rounds(); round++) {
            for (Client client : Client.values()) {
                boolean again = best.get(client) == null ? round == 1 : best.get(client).seconds() < LONG_SECONDS;
                if (client.takes(n) && again) {
                    client.command(bench, url, n).flatMap(command -> Optional.ofNullable(take(client, command, n)))
                        .ifPresent(taken -> best.merge(client, taken, Taken::faster));
                }
            }
        }
        if (!best.containsKey(Client.GREEN)) {
            throw new Cli.Failure("green did not fetch " + url + " " + n + " times");
        }
        return best;
    }

    /** Null where not all came back: that would prove nothing. */
    private Taken take(Client client, List<String> command, int n) {
        Watched run = Watched.run(command);
        JsonObject said = run.ended() ? Bench.json(run.output()) : null;
        if (said == null || said.get("ok").getAsInt() != n) {
            bench.tell(client.label() + " did not: "
                + (said == null ? run.complaint() : "only " + said.get("ok") + " of " + n + " came back"));
            return null;
        }
        return new Taken(said.get("seconds").getAsDouble(), number(run.threads()), number(run.peakMB()));
    }

    private static Double number(Integer seen) {
        return seen == null ? null : Double.valueOf(seen);
    }

    /** What a run took; the last two are null where the system doesn't tell. */
    private record Taken(Double seconds, Double threads, Double peakMB) {
        Taken faster(Taken other) {
            return other.seconds < seconds ? other : this;
        }
    }
}
