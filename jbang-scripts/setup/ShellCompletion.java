package greenlab.setup;

import greenlab.fetch.Completion;
import greenlab.stages.House;
import java.io.IOException;
import java.util.List;

/** The function by which bash, and zsh as bash, complete: made of what each command told of itself. */
public final class ShellCompletion {
    private final StringBuilder cases = new StringBuilder();

    /** Asks a command, see {@link Completion}. One that has never run is built for it. */
    public void add(House house, String name) throws IOException {
        ProcessBuilder asked = new ProcessBuilder(house.jbang().toString(), name)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
        asked.environment().put(Completion.ASKED, "yes");
        add(name, new String(asked.start().getInputStream().readAllBytes()).lines().toList());
    }

    /** After an option that takes a word, its words; after anything else, options and what stands alone. */
    private void add(String name, List<String> told) {
        StringBuilder anything = new StringBuilder();
        for (String line : told) {
            String[] option = line.split(" ", 2);
            boolean alone = option[0].equals("*");
            anything.append(' ').append(!alone ? option[0] : option.length > 1 ? option[1] : "");
            if (!alone && option.length > 1) {
                cases.append("    \"%s %s\") words=\"%s\" ;;%n".formatted(name, option[0], option[1].replace("?", "")));
            }
        }
        cases.append("    \"%s \"*) words=\"%s\" ;;%n".formatted(name, anything.toString().strip()));
    }

    /** The script, to be sourced. */
    public String script(List<String> names) {
        return """
            if [ -n "${ZSH_VERSION-}" ]; then
              whence compdef >/dev/null || { autoload -U compinit && compinit -i; }
              autoload -U +X bashcompinit && bashcompinit
            fi
            _greenlab() {
              local words="%s" word="${COMP_WORDS[COMP_CWORD]}"
              [ "$COMP_CWORD" = 1 ] || case "${COMP_WORDS[1]} ${COMP_WORDS[COMP_CWORD-1]}" in
            %s    *) words= ;;
              esac
              COMPREPLY=($(compgen -W "$words" -- "$word"))
            }
            complete -o default -F _greenlab jbang ./jbang
            """.formatted(String.join(" ", names), cases);
    }
}
