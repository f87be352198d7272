package greenlab.slides;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a site. A file that already has the same content isn't written, so a browser's cached copy stays valid.
 *
 * @param root the folder; created by the first write
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

    /** The files in a folder whose names have that ending, sorted; empty if the folder doesn't exist. */
    static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
