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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run of the benchmarks, each in its own process, with progress on stderr.
 *
 * @param javas major versions of the JDKs to compare
 * @param peers empty if they can't be installed
 * @param scripts those built so far
 */
record Bench(Checkout checkout, boolean quick, List<Integer> javas, Optional<PythonPeers> peers,
             Map<Path, BuiltScript> scripts) {
    private static final Pattern JSON = Pattern.compile("^(\\{|\\[$)", Pattern.MULTILINE);

    /** Installs the peers if they are missing. */
    static Bench in(Checkout checkout, boolean quick, List<Integer> javas) {
        return new Bench(checkout, quick, javas, PythonPeers.setUp(checkout), new HashMap<>());
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
        return script(folder().resolve("ours").resolve(name)).command(List.of(), List.of(arguments));
    }

    /** A script, which is built once. */
    BuiltScript script(Path file) {
        return scripts.computeIfAbsent(file, _ -> BuiltScript.built(checkout, file));
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
            throw new Cli.Failure(String.join(" ", command) + " failed: " + result.errorLine());
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
