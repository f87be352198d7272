package greenlab.bench;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.cli.Cli;
import greenlab.setup.Checkout;
import greenlab.setup.Tool;
import greenlab.stages.ChildJvm;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A script as JBang builds and runs it. JBang is asked once; each round then starts the JVM alone.
 *
 * @param options of the JVM, from the script's header
 * @param classPath its jar and those of its dependencies
 */
record BuiltScript(List<String> options, String mainClass, String classPath) {
    /** The members of {@code jbang info tools} that start a script. */
    private record Info(String applicationJar, String mainClass, List<String> resolvedDependencies,
                        List<String> runtimeOptions) {}

    /** Builds it. Throws {@link Cli.Failure} if that fails. */
    static BuiltScript built(Checkout checkout, Path script) {
        jbang(checkout.jbang(), "build", script);
        String output = jbang(checkout.jbang(), "info", "tools", script);
        JsonObject document = JsonParser.parseString(output.substring(output.indexOf('{'))).getAsJsonObject();
        Info info = new Gson().fromJson(document, Info.class);
        List<String> jars = new ArrayList<>(List.of(info.applicationJar));
        jars.addAll(info.resolvedDependencies);
        return new BuiltScript(info.runtimeOptions, info.mainClass, String.join(File.pathSeparator, jars));
    }

    private static String jbang(Object... command) {
        Tool.Result result = Tool.run(command);
        if (!result.ok()) {
            throw new Cli.Failure("JBang can't build " + command[command.length - 1] + ": " + result.errorLine());
        }
        return result.output();
    }

    /** Its command line on this JVM's JDK. The flags come before the options of the header. */
    List<String> command(List<String> flags, List<?> arguments) {
        List<String> command = new ArrayList<>(List.of(ChildJvm.java()));
        command.addAll(flags);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        arguments.forEach(argument -> command.add(argument.toString()));
        return command;
    }
}
