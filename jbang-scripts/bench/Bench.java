package greenlab.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.fetch.Cli;
import greenlab.setup.Tool;
import greenlab.stages.House;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of the benchmark: what its parts ask for, each in a process of its own. Tells on stderr how far it is. */
public final class Bench {
    private static final int ROUNDS = 3;

    private final House house;
    private final boolean quick;
    private final Optional<Peers> peers;

    private Bench(House house, boolean quick, Optional<Peers> peers) {
        this.house = house;
        this.quick = quick;
        this.peers = peers;
    }

    /** Sets up the peers first, where need be and as far as it can. */
    public static Bench in(House house, boolean quick) {
        return new Bench(house, quick, Peers.setUp(house));
    }

    /** Runs the parts in that order. Where one can't be run it is a {@link Cli.Failure}. */
    public Report measure(List<Part> parts) {
        return new Report(quick, parts.stream().flatMap(part -> {
            System.err.println("bench: " + part);
            return part.rows(this).stream();
        }).toList());
    }

    boolean quick() {
        return quick;
    }

    /** Ours and theirs by turns, so that whatever else the machine does falls on both; of each the least counts. */
    int rounds() {
        return quick ? 1 : ROUNDS;
    }

    /** The figures of a script in bench/ours. */
    JsonObject ours(String script, Object... arguments) {
        return run(house.jbang(), Stream.concat(Stream.of(house.root().resolve("jbang-scripts/bench/ours/" + script)),
            Stream.of(arguments)));
    }

    /** The JSON that a command of the catalog prints. */
    JsonObject command(Object... words) {
        return run(house.jbang(), Stream.of(words));
    }

    /** The figures of the peers; empty where there are none. */
    Optional<JsonObject> theirs(Object... arguments) {
        return peers.map(there -> run(there.python(), Stream.concat(Stream.of(there.script()), Stream.of(arguments))));
    }

    private static JsonObject run(Object program, Stream<?> arguments) {
        List<Object> command = new ArrayList<>(List.of(program));
        arguments.forEach(command::add);
        Tool.Result result = Tool.run(command.toArray());
        if (!result.ok()) {
            throw new Cli.Failure(command.get(1) + " failed: " + result.complaint());
        }
        String said = result.output();   // JBang and JMH may have spoken first, and never in JSON
        return JsonParser.parseString(said.substring(("\n" + said).indexOf("\n{"))).getAsJsonObject();
    }
}
