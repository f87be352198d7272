package greenlab.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Option;

/** {@code --save}: where the runs are kept as JSON, beside what is printed of them. */
public final class SaveOption {
    @Option(names = "--save", paramLabel = "FILE", description = "Save the run as JSON, for 'jbang replay FILE'.")
    private Path file;

    /** Refuses a file that can't be written to: better now than after a minute of runs. It changes nothing. */
    public void check() throws IOException {
        if (file != null) {
            boolean isNew = Files.notExists(file);
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
            if (isNew) {
                Files.delete(file);
            }
        }
    }

    /** Writes the document, if there is a file to write it to. */
    public void save(String json) throws IOException {
        if (file != null) {
            Files.writeString(file, json + "\n");
        }
    }
}
