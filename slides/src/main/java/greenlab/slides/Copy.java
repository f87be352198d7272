package greenlab.slides;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Files on their way into the site. What is there already is replaced, unless it is the same: it may be on show. */
final class Copy {
    private Copy() {}

    /** One file; the folders above its new place are made. */
    static void file(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.mismatch(from, to) < 0) {
            return;
        }
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The files of a folder, and not what its own folders hold. */
    static void files(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            file(file, to.resolve(file.getFileName()));
        }
    }
}
