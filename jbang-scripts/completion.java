///usr/bin/env jbang "$0" "$@" ; exit $?
// A script by which bash and zsh complete names and options: jbang completion > FILE; . FILE

//JAVA 25
//SOURCES ../green/src/main/java/greenlab/**/*.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1

import com.google.gson.JsonParser;
import greenlab.fetch.Cli;
import greenlab.fetch.Completion;
import greenlab.stages.House;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks every command of the catalog for its options, and puts the answers into a function of the shell. */
@Command(name = "completion", sortOptions = false,
    description = "Prints a script by which bash and zsh complete the names, the options and their words.",
    footer = {"", "Example:", "  jbang completion > .lab/completion.sh; . .lab/completion.sh"})
class completion implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    public static void main(String... args) {
        Cli.main(new completion(), args);
    }

    @Override
    public Integer call() throws IOException {
        House house = House.find();
        List<String> names = JsonParser.parseString(Files.readString(house.root().resolve("jbang-catalog.json")))
            .getAsJsonObject().getAsJsonObject("aliases").keySet().stream().filter(n -> !n.equals("kernel")).toList();
        StringBuilder cases = new StringBuilder();
        for (String name : names) {
            System.err.println("completion: asking " + name);
            cases.append(cases(name, told(house, name)));
        }
        System.out.print("""
            [ -z "${ZSH_VERSION-}" ] || { autoload -U +X bashcompinit && bashcompinit; }
            _greenlab() {
              local words="%s" word="${COMP_WORDS[COMP_CWORD]}"
              [ "$COMP_CWORD" = 1 ] || case "${COMP_WORDS[1]} ${COMP_WORDS[COMP_CWORD-1]}" in
            %s    *) words= ;;
              esac
              COMPREPLY=($(compgen -W "$words" -- "$word"))
            }
            complete -o default -F _greenlab jbang ./jbang
            """.formatted(String.join(" ", names), cases));
        return Cli.DONE;
    }

    static List<String> told(House house, String name) throws IOException {
        ProcessBuilder asked = new ProcessBuilder(house.jbang().toString(), name)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
        asked.environment().put(Completion.ASKED, "yes");
        return new String(asked.start().getInputStream().readAllBytes()).lines().toList();
    }

    /** After an option that takes a word, its words; after anything else, options and what stands alone. */
    static String cases(String name, List<String> told) {
        StringBuilder cases = new StringBuilder();
        StringBuilder all = new StringBuilder();
        for (String line : told) {
            String[] option = line.split(" ", 2);
            boolean alone = option[0].equals("*");
            all.append(' ').append(!alone ? option[0] : option.length > 1 ? option[1] : "");
            if (!alone && option.length > 1) {
                cases.append("    \"%s %s\") words=\"%s\" ;;%n".formatted(name, option[0], option[1].replace("?", "")));
            }
        }
        return cases + "    \"%s \"*) words=\"%s\" ;;%n".formatted(name, all.toString().strip());
    }
}
