package greenlab.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.cli.Cli;
import greenlab.setup.Checkout;
import greenlab.setup.Debian;
import greenlab.setup.SetupException;
import greenlab.setup.Tool;
import greenlab.stages.LocalDelayServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of the benchmark: what its parts ask for, each in a process of its own. Tells on stderr how far it is. */
public final class Bench {
    private static final int ROUNDS = 3;

    private final Checkout house;
    private final boolean quick;
    private final Optional<Peers> peers;

    private Bench(Checkout house, boolean quick, Optional<Peers> peers) {
        this.house = house;
        this.quick = quick;
        this.peers = peers;
    }

    /** Sets up the peers first, where need be and as far as it can. */
    public static Bench in(Checkout house, boolean quick) {
        return new Bench(house, quick, Peers.setUp(house));
    }

    /** Runs the parts in that order. Where one can't be run it is a {@link Cli.Failure}. */
    public List<Row> measure(List<Part> parts) {
        return parts.stream().flatMap(part -> {
            tell(part.toString());
            return part.rows(this).stream();
        }).toList();
    }

    void tell(String progress) {
        System.err.println("bench: " + progress);
    }

    boolean quick() {
        return quick;
    }

    /** Ours and theirs by turns, so that whatever else the machine does falls on both; of each the least counts. */
    int rounds() {
        return quick ? 1 : ROUNDS;
    }

    /** Whether that program is there: brought by these packages of Debian's, where need be and as far as it can. */
    boolean installed(String program, String... packages) {
        try {
            if (Tool.onPath(program).isEmpty()) {
                Debian.install(packages);
            }
            return true;
        } catch (SetupException refused) {
            tell("without " + program + ": " + refused.getMessage());
            return false;
        }
    }

    Optional<Peers> peers() {
        return peers;
    }

    Checkout house() {
        return house;
    }

    String jbang() {
        return house.jbang().toString();
    }

    /** By which the delay server is verified. */
    Path truststore() {
        return LocalDelayServer.truststore(house);
    }

    /** The command that runs a script of this folder. */
    List<String> script(String name, Object... arguments) {
        return Stream.concat(Stream.of(house.jbang(), house.root().resolve("bench").resolve(name)),
            Stream.of(arguments)).map(Object::toString).toList();
    }

    /** The figures of a script in bench/ours. */
    JsonObject ours(String name, Object... arguments) {
        return run(script("ours/" + name, arguments));
    }

    /** The figures of the peers; empty where there are none. */
    Optional<JsonObject> theirs(Object... arguments) {
        return peers.map(there -> run(there.command(arguments)));
    }

    private static JsonObject run(List<String> command) {
        Tool.Result result = Tool.run(command);
        if (!result.ok()) {
            throw new Cli.Failure(command.get(1) + " failed: " + result.complaint());
        }
        return json(result.output());
    }

    /** JBang and JMH may have spoken first, and never in JSON. */
    static JsonObject json(String said) {
        return JsonParser.parseString(said.substring(("\n" + said).indexOf("\n{"))).getAsJsonObject();
    }
}
