package greenlab.bench;

import com.google.gson.JsonObject;
import greenlab.setup.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Servers that make a client wait, each a fresh process that has answered two thousand requests without a delay before.
 * Apache's {@code ab} calls all of them; those that can hold ten thousand delays at once are asked to. Of what
 * they hold the best round counts, and of {@code ab}'s the middle one: how many of its callers a server turns away that
 * lets a hundred wait, and for how long, is luck.
 *
 * <p>{@code ab} sends one request alone, and the others in two lots once that one is answered: whoever serves them, it
 * takes three seconds. What a server adds to these has a row of its own.
 */
final class Serving {
    private static final Pattern SECONDS = Pattern.compile("Time taken for tests:\\s+([\\d.]+) seconds");
    private static final Goal FASTER = Goal.timesFaster(1.5);
    private static final double LEAST_SECONDS = 3;
    /** Of {@code ab}'s: seven of uWSGI's lie between 4 and 9 s, and of three the middle one is anywhere in that. */
    private static final int CALLED = 7;

    private final Bench bench;
    private final boolean ab;
    private final int open;
    private final int requests;
    private final Map<Contender, List<Double>> rounds = new EnumMap<>(Contender.class);
    private final Map<Contender, Double> late = new EnumMap<>(Contender.class);
    private final Map<Contender, Double> memory = new EnumMap<>(Contender.class);

    private Serving(Bench bench) {
        this.bench = bench;
        this.ab = bench.installed("ab", "apache2-utils");
        this.open = bench.quick() ? 1000 : 10_000;
        this.requests = bench.quick() ? 200 : 2000;
    }

    static List<Row> rows(Bench bench) {
        Serving serving = new Serving(bench);
        for (Contender contender : Contender.values()) {
            serving.measure(contender);
        }
        return serving.rows();
    }

    private void measure(Contender contender) {
        int rounds = ab && !bench.quick() ? CALLED : bench.rounds();
        for (int round = 1; round <= rounds; round++) {
            bench.tell(contender.label() + ", " + round + " of " + rounds);
            measure(contender, round <= bench.rounds());
        }
    }

    private void measure(Contender contender, boolean holding) {
        try (RunningServer server = contender.start(bench)) {
            if (server != null && ab) {
                ab(server, "/delay/0", 100, 2000);
                ab(server, "/delay/1", requests / 2, requests).ifPresent(taken ->
                    rounds.computeIfAbsent(contender, _ -> new ArrayList<>()).add(taken));
            }
            if (server != null && holding && contender.holdsMany()) {
                JsonObject held = bench.ours("Opens.java", server.url("/delay/5"), open);
                least(late, contender, held.get("latePercent").getAsDouble());
                server.peakMB().ifPresent(peak -> least(memory, contender, peak));
            }
        } catch (IOException failed) {
            bench.tell(contender.label() + " is left out: " + failed.getMessage());
        }
    }

    /** The seconds it took, if all were answered. */
    private Optional<Double> ab(RunningServer server, String path, int atOnce, int all) {
        Tool.Result result = Tool.run("ab", "-q", "-l", "-s", "120", "-c", atOnce, "-n", all, server.url(path));
        Matcher taken = SECONDS.matcher(result.output());
        boolean whole = taken.find() && result.output().matches("(?s).*Failed requests:\\s+0\n.*")
            && !result.output().contains("Non-2xx");
        if (!whole) {
            bench.tell("ab did not get all answers: " + result.errorLine());
        }
        return whole ? Optional.of(Double.valueOf(taken.group(1))) : Optional.empty();
    }

    /** Each one's middle round. */
    private Map<Contender, Double> seconds() {
        Map<Contender, Double> seconds = new EnumMap<>(Contender.class);
        rounds.forEach((contender, taken) ->
            seconds.put(contender, taken.stream().sorted().toList().get(taken.size() / 2)));
        return seconds;
    }

    private static void least(Map<Contender, Double> figures, Contender contender, double figure) {
        figures.merge(contender, figure, Math::min);
    }

    private List<Row> rows() {
        Map<Contender, Double> seconds = seconds();
        String call = "ab -c " + requests / 2 + " -n " + requests + ", 1 s each";
        String added = "ab, beyond the 3 s it must take";
        String many = open + " delays";
        return Stream.of(
            row(call, "s", seconds, Contender.UWSGI_GEVENT, FASTER),
            row(call, "s", seconds, Contender.UWSGI_GEVENT_LISTENING, null),
            row(call, "s", seconds, Contender.UWSGI_THREADS_LISTENING, null),
            row(call, "s", seconds, Contender.GO_HTTPBIN, null),
            row(added, "s", added(seconds), Contender.UWSGI_GEVENT_LISTENING, null),
            row(many + ": > 50 ms late", "%", late, Contender.GO_HTTPBIN, Goal.atMost(1)),
            row(many + ": memory", "MB", memory, Contender.GO_HTTPBIN, Goal.atMost(300)))
            .flatMap(Optional::stream).toList();
    }

    private static Map<Contender, Double> added(Map<Contender, Double> seconds) {
        Map<Contender, Double> added = new EnumMap<>(seconds);
        added.replaceAll((contender, all) -> all - LEAST_SECONDS);
        return added;
    }

    /** Nothing where ours has no such figure. The goals are for the whole number of requests. */
    private Optional<Row> row(String what, String unit, Map<Contender, Double> figures, Contender beside,
                                     Goal goal) {
        return Optional.ofNullable(figures.get(Contender.OURS))
            .map(ours -> Row.of(Part.SERVERS, what, unit, ours, beside.label(), figures.get(beside),
                bench.quick() ? null : goal));
    }
}
