package greenlab.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.cli.Cli;
import greenlab.server.Keys;
import greenlab.setup.Checkout;
import greenlab.setup.Debian;
import greenlab.setup.SetupException;
import greenlab.setup.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run of the benchmarks, each in its own process, with progress on stderr.
 *
 * @param javas major versions of the JDKs to compare
 * @param peers empty if they can't be installed
 */
record Bench(Checkout checkout, boolean quick, List<Integer> javas, Optional<PythonPeers> peers) {
    private static final Pattern JSON = Pattern.compile("^(\\{|\\[$)", Pattern.MULTILINE);

    /** Installs the peers if they are missing. */
    static Bench in(Checkout checkout, boolean quick, List<Integer> javas) {
        return new Bench(checkout, quick, javas, PythonPeers.setUp(checkout));
    }

    /** Throws {@link Cli.Failure} if one of our own programs fails. */
    List<BenchmarkRow> measure(List<BenchmarkPart> parts) {
        return parts.stream().flatMap(part -> {
            progress(part.toString());
            return part.rows(this).stream();
        }).toList();
    }

    void progress(String message) {
        System.err.println("bench: " + message);
    }

    /** Rounds alternate between ours and theirs, so that other load of the machine affects both. */
    int rounds() {
        return quick ? 1 : 3;
    }

    /** Whether a program is available, after an attempt to install it from these Debian packages. */
    boolean hasProgram(String program, String... packages) {
        try {
            if (Tool.onPath(program).isEmpty()) {
                Debian.install(packages);
            }
            return true;
        } catch (SetupException refused) {
            progress("without " + program + ": " + refused.getMessage());
            return false;
        }
    }

    Path folder() {
        return checkout.root().resolve("bench");
    }

    Path truststore() {
        return Keys.at(checkout.tls()).truststore();
    }

    /** The command line of a script in {@code ours/}. */
    List<String> script(String name, Object... arguments) {
        return Stream.concat(Stream.of(checkout.jbang(), folder().resolve("ours").resolve(name)), Stream.of(arguments))
            .map(Object::toString).toList();
    }

    /** The JSON that a script in {@code ours/} prints. */
    JsonElement ours(String name, Object... arguments) {
        return run(script(name, arguments));
    }

    /** The figures of the peers' script. */
    Optional<JsonObject> theirs(Object... arguments) {
        return peers.map(python -> run(python.command(arguments)).getAsJsonObject());
    }

    static JsonElement run(List<String> command) {
        Tool.Result result = Tool.run(command);
        if (!result.ok()) {
            throw new Cli.Failure(command.get(1) + " failed: " + result.errorLine());
        }
        return json(result.output());
    }

    /** The JSON object or array in an output, which may start with lines of JBang or JMH. */
    static JsonElement json(String output) {
        Matcher start = JSON.matcher(output);
        if (!start.find()) {
            throw new Cli.Failure("no JSON in the output: " + output);
        }
        return JsonParser.parseString(output.substring(start.start()));
    }
}
