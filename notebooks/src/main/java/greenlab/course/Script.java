package greenlab.course;

import greenlab.setup.Checkout;
import greenlab.stages.StageScript;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A stage's script as an environment: its header, and the jars that JBang resolves for it. */
public final class Script {
    private final Checkout checkout = Checkout.find();
    private final StageScript script;

    private Script(String file) throws IOException {
        script = StageScript.named(checkout, file);
    }

    /** A stage's script, such as {@code stage2.java}. */
    public static Script of(String file) throws IOException {
        return new Script(file);
    }

    /** The whole script. */
    public String text() throws IOException {
        return script.text(checkout);
    }

    /** Its JBang directives, such as {@code //JAVA 21+}, in order. */
    public List<String> header() {
        return script.header().stream().filter(line -> !line.startsWith("///")).toList();
    }

    /** All its jars by file name: its dependencies, and theirs. The first time, JBang needs a second or two for it. */
    public SortedMap<String, Path> jars() throws IOException, InterruptedException {
        SortedMap<String, Path> jars = new TreeMap<>();
        script.jars(checkout).forEach(jar -> jars.put(jar.getFileName().toString(), jar));
        return jars;
    }

    /** A class of one of these jars, as the file that the JVM would load; {@code name} is its binary name. */
    public byte[] classFile(String name) throws IOException, InterruptedException {
        for (Path jar : jars().values()) {
            try (FileSystem zip = FileSystems.newFileSystem(jar)) {
                Path file = zip.getPath(name.replace('.', '/') + ".class");
                if (Files.exists(file)) {
                    return Files.readAllBytes(file);
                }
            }
        }
        throw new IllegalArgumentException(script.script() + " has no class " + name);
    }
}
