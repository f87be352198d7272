package greenlab.course;

import greenlab.stages.House;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** One of the kit's scripts, seen as an environment: what its header asks for, and what JBang makes of that. */
public final class Script {
    private final House house;
    private final Path file;
    private SortedMap<String, Path> jars;

    Script(House house, Path file) {
        this.house = house;
        this.file = file;
    }

    /** The whole script. */
    public String text() throws IOException {
        return Files.readString(file);
    }

    /** The lines by which it tells JBang what it needs, such as {@code //JAVA 21+}, in their order. */
    public List<String> header() throws IOException {
        return text().lines().filter(line -> line.matches("//[A-Z_]+ .*")).toList();
    }

    /**
     * All jars that it gets, by file name: those that it asks for, those that these ask for, and so on. JBang is asked
     * once, which takes a second or two.
     */
    public SortedMap<String, Path> jars() throws IOException {
        if (jars == null) {
            SortedMap<String, Path> found = new TreeMap<>();
            for (String jar : classPath().split(File.pathSeparator)) {
                found.put(Path.of(jar).getFileName().toString(), Path.of(jar));
            }
            jars = found;
        }
        return jars;
    }

    /** A class of one of these jars, as the file that the JVM would load; {@code name} is its binary name. */
    public byte[] classFile(String name) throws IOException {
        for (Path jar : jars().values()) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                ZipEntry entry = zip.getEntry(name.replace('.', '/') + ".class");
                if (entry != null) {
                    try (InputStream bytes = zip.getInputStream(entry)) {
                        return bytes.readAllBytes();
                    }
                }
            }
        }
        throw new IllegalArgumentException(file.getFileName() + " gets no class " + name);
    }

    private String classPath() throws IOException {
        Process jbang = new ProcessBuilder(house.jbang().toString(), "info", "classpath", "--deps-only",
            file.toString()).redirectError(Redirect.DISCARD).start();
        try (var said = jbang.inputReader()) {
            String line = said.readLine();
            if (line == null) {
                throw new IOException("JBang can't resolve " + file.getFileName() + ": try ./jbang info classpath on it");
            }
            return line;
        } finally {
            jbang.descendants().forEach(ProcessHandle::destroy);
            jbang.destroy();
        }
    }
}
