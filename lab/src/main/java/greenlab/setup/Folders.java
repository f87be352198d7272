package greenlab.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the JDK lacks for folders. */
final class Folders {
    private Folders() {}

    /** Removes a folder with all that is in it, if it is there. */
    static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> leavesFirst = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : leavesFirst) {
                    Files.delete(file);
                }
            }
        }
    }
}
