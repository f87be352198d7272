package greenlab.slides;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Copies files into the site. A file that is already there and equal isn't written: a server may be sending it. */
final class Copy {
    private Copy() {}

    /** Copies one file, and creates its parent folders. */
    static void file(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.mismatch(from, to) < 0) {
            return;
        }
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Copies the files of a folder, without its subfolders. */
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
