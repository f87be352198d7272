package greenlab.slides;

import java.io.IOException;
import java.io.UncheckedIOException;
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
        write(root.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    /** Copies a file, or a folder with all that is in it. */
    void copy(Path from, String name) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                write(root.resolve(name).resolve(from.relativize(file).toString()), Files.readAllBytes(file));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
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
