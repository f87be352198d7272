package greenlab.grade;

import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade}: judges a hub, writes the file to hand in, prints the results of a class. */
@Command(name = "grade", sortOptions = false,
    customSynopsis = {"jbang grade hub [FILE] [OPTIONS]", "jbang grade --save FILE [--name NAME]",
        "jbang grade --table DIR [--json | --markdown]"},
    description = {"Runs your own hub through cases, each with its points, and shows what went wrong.",
        "Exit code 1 if a point is missing, or with --table if a file can't be read."},
    footer = {"", "Example: one case of the exercise, then the file to hand in, then a class's files:",
        "  jbang grade hub --case order", "  jbang grade hub --save ada.json --name Ada",
        "  jbang grade --table hand-ins"})
public final class GradeCommand implements Subcommand {
    private static final String HUB = "exercises/hub/Hub.java";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "EXERCISE", description = "The exercise: hub.")
    private Exercise exercise;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE",
        description = "Your hub (default: notebooks/exercises/hub/Hub.java).")
    private Path file;

    @Option(names = "--case", paramLabel = "NAME",
        description = "Run only this case; may be repeated. One of ${COMPLETION-CANDIDATES}.")
    private List<HubCase> cases;

    @Option(names = "--json", description = "Print one JSON document, and nothing else.")
    private boolean json;

    @Option(names = "--save", paramLabel = "FILE",
        description = "Write all your points, those of the notebooks included, to a file to hand in.")
    private Path save;

    @Option(names = "--name", paramLabel = "NAME", description = "Your name in that file (default: your user name).")
    private String name;

    @Option(names = "--table", paramLabel = "DIR", description = "Print the results in a folder of such files.")
    private Path table;

    @Option(names = "--markdown", description = "Print them as Markdown.")
    private boolean markdown;

    /** What can be judged. */
    private enum Exercise { hub }

    @Override
    public Integer call() throws IOException, InterruptedException {
        require(table == null || exercise == null && save == null && name == null,
            "--table needs no EXERCISE or --save");
        require(table != null || exercise != null || save != null, "name an exercise: hub; or use --save or --table");
        require(table != null || !markdown, "--markdown needs --table");
        require(exercise != null || cases == null, "--case needs an exercise: hub");
        require(save == null || cases == null, "--save needs all cases; omit --case");
        require(save != null || name == null, "--name needs --save");
        return table != null ? printTable() : exercise == null ? save(HandIn.kept(course())) : judge();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private int judge() throws IOException, InterruptedException {
        Cli.requireWritable(save);
        Path hub = file == null ? Checkout.find().notebooks().resolve(HUB) : file;
        GradedHub graded = HubGrader.grade(hub, cases == null ? List.of(HubCase.values()) : cases, this::print);
        System.out.println(json ? graded.json() : graded.sum());
        if (cases == null) {
            HandIn kept = HandIn.kept(course()).with(graded.handIn());
            kept.keep(course());
            if (save != null) {
                save(kept);
            }
        }
        return graded.points() == graded.of() ? Cli.SUCCESS : Cli.FAILURE;
    }

    private void print(CaseResult result) {
        if (!json) {
            System.out.println(Cli.visible(result.text()));
        }
    }

    private int save(HandIn handIn) throws IOException {
        try {
            (name == null ? handIn : handIn.named(name)).save(save);
        } catch (IllegalArgumentException unprintable) {
            throw new ParameterException(spec.commandLine(), unprintable.getMessage(), unprintable);
        }
        return Cli.SUCCESS;
    }

    private static Path course() {
        String folder = System.getenv("GREENLAB_COURSE");
        return folder == null ? Checkout.find().lab().resolve("course") : Path.of(folder);
    }

    private int printTable() throws IOException {
        ClassTable results = ClassTable.read(table);
        if (results.readers().isEmpty() && results.unreadable().isEmpty()) {
            throw new Cli.Failure("no .json files in " + table);
        } else if (json) {
            System.out.println(Cli.visible(results.json()));
        } else if (markdown) {
            System.out.print(Cli.visible(results.table().markdown()));
        } else {
            results.table().text().forEach(line -> System.out.println(Cli.visible(line)));
        }
        results.unreadable().forEach((each, reason) ->
            System.err.println(Cli.visible("grade: " + each + ": " + reason)));
        return results.unreadable().isEmpty() ? Cli.SUCCESS : Cli.FAILURE;
    }
}
