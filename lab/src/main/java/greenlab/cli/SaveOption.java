package greenlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Option;

/** {@code --save}: a file that receives the runs as JSON, in addition to the printed report. */
public final class SaveOption {
    @Option(names = "--save", paramLabel = "FILE", description = "Save the run as JSON, for 'jbang replay FILE'.")
    private Path file;

    /** Fails if the file can't be written: now rather than after a minute of runs. Leaves no trace. */
    public void check() throws IOException {
        if (file != null) {
            boolean isNew = Files.notExists(file);
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
            if (isNew) {
                Files.delete(file);
            }
        }
    }

    /** Writes the document, if the option is given. */
    public void save(String json) throws IOException {
        if (file != null) {
            Files.writeString(file, json + "\n");
        }
    }
}
