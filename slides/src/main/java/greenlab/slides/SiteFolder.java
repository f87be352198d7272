package greenlab.slides;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a site is written into.
 *
 * @param root its path
 */
record SiteFolder(Path root) {
    /** A file that marks the folder of a site, and says what a complete one was built from. */
    private static final String MARK = ".greenlab-site";

    /**
     * Checks that a folder can be written to without loss: it is new, or empty, or an exported site.
     *
     * @throws IllegalArgumentException with one line, if it contains anything else
     */
    static void requireOwn(Path folder) throws IOException {
        if (Files.notExists(folder) || Files.exists(folder.resolve(MARK))) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException(
                    folder + " contains files that are not an exported site; choose a new or empty folder");
            }
        }
    }

    /** Marks the folder as a site's, complete if it says from what. */
    void mark(String sources) throws IOException {
        write(MARK, sources);
    }

    /** Whether it is complete and was built from these {@link SiteSources}. */
    boolean isBuiltFrom(String sources) throws IOException {
        return Files.exists(root.resolve(MARK)) && Files.readString(root.resolve(MARK)).equals(sources);
    }

    void write(String name, String text) throws IOException {
        write(name, text.getBytes(UTF_8));
    }

    /** Keeps a file with the same content: a server may be sending it, and a browser's cached copy stays valid. */
    void write(String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** Copies the files in a folder with names that have that ending. */
    void copy(Path from, String ending, String to) throws IOException {
        for (Path file : files(from, ending)) {
            write(to + "/" + file.getFileName(), Files.readAllBytes(file));
        }
    }

    /** The files in a folder with names that have that ending, sorted. */
    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> file.toString().endsWith(ending)).sorted()
                .toList();
        }
    }
}
