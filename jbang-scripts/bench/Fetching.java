package greenlab.bench;

import com.google.gson.JsonObject;
import greenlab.fetch.Cli;
import greenlab.fetch.OwnServer;
import greenlab.server.ServerForRuns;
import java.util.List;

/** Many fetches at once on one OS thread, from one delay server in a JVM of its own. */
final class Fetching {
    private Fetching() {}

    static List<Row> rows(Bench bench) {
        int n = bench.quick() ? 500 : 5000;
        Least ours = new Least();
        Least theirs = new Least();
        try (OwnServer server = ServerForRuns.inAnotherJvm()) {
            String url = server.address("http") + "/delay/1";
            for (int round = 1; round <= bench.rounds(); round++) {
                ours.add(seconds(bench.command("fetch", url, "-n", n, "--runtime", "green", "--json"), n));
                bench.theirs("fetches", url, n).ifPresent(run -> theirs.add(seconds(run, n)));
            }
        }
        return List.of(new Row(n + " fetches of /delay/1", "s", ours.of("seconds"), "gevent + http.client",
            theirs.of("seconds"), Goal.timesTheirs(1)));
    }

    /** Of a run whose fetches all came back; any other proves nothing. */
    private static JsonObject seconds(JsonObject run, int n) {
        if (run.get("ok").getAsInt() != n) {
            throw new Cli.Failure("of " + n + " fetches only " + run.get("ok") + " came back");
        }
        JsonObject seconds = new JsonObject();
        seconds.add("seconds", run.get("seconds"));
        return seconds;
    }
}
