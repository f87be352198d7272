///usr/bin/env jbang "$0" "$@" ; exit $?
// A script by which bash and zsh complete names and options: jbang completion > FILE; . FILE

//JAVA 25
//SOURCES setup/*.java
//SOURCES ../green/src/main/java/greenlab/**/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1

import com.google.gson.JsonParser;
import greenlab.fetch.Cli;
import greenlab.setup.ShellCompletion;
import greenlab.stages.House;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks every command of the catalog for its options. */
@Command(name = "completion", sortOptions = false,
    description = "Prints a script by which bash and zsh complete the names, the options and their words.",
    footer = {"", "Example: for this shell, and for those that read the file when they start:",
        "  jbang completion > .lab/completion.sh; . .lab/completion.sh"})
class completion implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    public static void main(String... args) {
        Cli.main(new completion(), args);
    }

    @Override
    public Integer call() throws IOException {
        House house = House.find();
        var catalog = JsonParser.parseString(Files.readString(house.root().resolve("jbang-catalog.json")));
        List<String> names = catalog.getAsJsonObject().getAsJsonObject("aliases").keySet().stream()
            .filter(name -> !name.equals("kernel")).toList(); // which is Jupyter's to call
        ShellCompletion shell = new ShellCompletion();
        for (String name : names) {
            System.err.println("completion: asking " + name);
            shell.add(house, name);
        }
        System.out.print(shell.script(names));
        return Cli.DONE;
    }
}
