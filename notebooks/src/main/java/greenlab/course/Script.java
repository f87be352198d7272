package greenlab.course;

import greenlab.setup.Checkout;
import greenlab.stages.StageScript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A stage's script as an environment: its header, and the jars that JBang resolves for it. */
public final class Script {
    private final Checkout checkout;
    private final StageScript script;

    Script(Checkout checkout, StageScript script) {
        this.checkout = checkout;
        this.script = script;
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
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                ZipEntry entry = zip.getEntry(name.replace('.', '/') + ".class");
                if (entry != null) {
                    try (InputStream bytes = zip.getInputStream(entry)) {
                        return bytes.readAllBytes();
                    }
                }
            }
        }
        throw new IllegalArgumentException(script.script() + " has no class " + name);
    }
}
