package greenlab.slides;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder a site is written to. A file that is there already and reads the same is left alone, so that a browser's
 * copy of it stays good.
 *
 * @param root the folder; made when something is written to it
 */
record SiteFolder(Path root) {

    /** Writes a page; {@code name} is relative to the site, with slashes. */
    void write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** The files of a folder of the checkout whose names end like that, by name; none where there is no folder. */
    static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
