package greenlab.fuzz;

import greenlab.cli.ReplayCommand;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import picocli.CommandLine;

/** {@code replay FILE} of any file prints and draws it, without escape sequences from it, or says why it can't. */
public final class SavedRunTarget {
    private static final int MOST_OUTPUT = 4_000_000;

    private SavedRunTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Path folder = Files.createTempDirectory("greenlab-fuzz");
        Path file = folder.resolve("run.json");
        PrintStream terminal = System.out;
        var printed = new ByteArrayOutputStream();
        try {
            Files.write(file, input);
            System.setOut(new PrintStream(printed, false, StandardCharsets.UTF_8));
            new CommandLine(new ReplayCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> refused(failure, input))
                .execute(file.toString(), "--trace", "--profile", "--socket-class", "--svg", folder + "/run.svg");
            check(printed.toString(StandardCharsets.UTF_8));
            for (File picture : folder.toFile().listFiles((_, name) -> name.endsWith(".svg"))) {
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture);
            }
        } finally {
            System.setOut(terminal);
            for (File made : folder.toFile().listFiles()) {
                Files.delete(made.toPath());
            }
            Files.delete(folder);
        }
    }

    private static int refused(Exception failure, byte[] input) throws Exception {
        if (failure instanceof IllegalArgumentException || failure instanceof IOException) {
            Property.oneLine(failure, input);
            return 1;
        }
        throw failure;
    }

    private static void check(String printed) {
        Property.require(printed.length() < MOST_OUTPUT, "long output: " + printed.length());
        Property.require(printed.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), "a control character");
    }
}
