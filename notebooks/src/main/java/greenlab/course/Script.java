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

/** One of the kit's scripts as an environment: its header, and the class path that JBang resolves from it. */
public final class Script {
    private final House house;
    private final Path file;
    private SortedMap<String, Path> jars;

    Script(House house, Path file) {
        this.house = house;
        this.file = file;
    }

    /** The script's text. */
    public String text() throws IOException {
        return Files.readString(file);
    }

    /** The JBang directives, such as {@code //JAVA 21+}, in their order. */
    public List<String> header() throws IOException {
        return text().lines().filter(line -> line.matches("//[A-Z_]+ .*")).toList();
    }

    /**
     * All jars on its class path by file name, transitive dependencies included. JBang resolves them once, which takes
     * a second or two.
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

    /** The class file that the JVM would load from these jars; {@code name} is the binary name of the class. */
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
        throw new IllegalArgumentException("no jar of " + file.getFileName() + " contains the class " + name);
    }

    private String classPath() throws IOException {
        Process jbang = new ProcessBuilder(house.jbang().toString(), "info", "classpath", "--deps-only",
            file.toString()).redirectError(Redirect.DISCARD).start();
        try (var output = jbang.inputReader()) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("JBang can't resolve the dependencies of " + file.getFileName()
                    + "; run ./jbang info classpath " + file + " to see why");
            }
            return line;
        } finally {
            jbang.descendants().forEach(ProcessHandle::destroy);
            jbang.destroy();
        }
    }
}
