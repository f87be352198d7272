package greenlab.watch;

import greenlab.probe.WatchAgent;
import greenlab.setup.Checkout;
import greenlab.stages.ChildJvm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * The agent's jar: the classes of {@link greenlab.probe}, packed from the classes of this program. Its name has their
 * checksum. A JVM that was watched before keeps the same file on its class path, instead of a new one each time.
 */
final class AgentJar {
    private static final List<String> PACKED =
        List.of("greenlab/probe/", "greenlab/monitor/CulpritFrame.class");

    private AgentJar() {}

    /** Returns the jar in {@code .lab}, which is written if it isn't there. */
    static Path file() throws IOException {
        byte[] content = packed();
        var checksum = new CRC32();
        checksum.update(content);
        Path folder = Files.createDirectories(Checkout.find().lab().resolve("watch"));
        Path jar = folder.resolve("agent-%08x.jar".formatted(checksum.getValue()));
        if (Files.notExists(jar)) {
            Path part = Files.createTempFile(folder, "agent-", ".part");
            Files.write(part, content);
            Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return jar;
    }

    private static byte[] packed() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", WatchAgent.class.getName());
        var bytes = new ByteArrayOutputStream();
        Path classes = ChildJvm.locationOf(WatchAgent.class);
        try (var jar = new JarOutputStream(bytes)) {
            put(jar, "META-INF/MANIFEST.MF", manifest);
            if (Files.isDirectory(classes)) {
                pack(classes, jar);
            } else {
                try (FileSystem files = FileSystems.newFileSystem(classes)) {
                    pack(files.getPath("/"), jar);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void pack(Path classes, JarOutputStream jar) throws IOException {
        for (String packed : PACKED) {
            try (Stream<Path> files = Files.walk(classes.resolve(packed))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    begin(jar, classes.relativize(file).toString().replace('\\', '/'));
                    jar.write(Files.readAllBytes(file));
                }
            }
        }
    }

    private static void put(JarOutputStream jar, String name, Manifest manifest) throws IOException {
        begin(jar, name);
        manifest.write(jar);
    }

    /** With a constant time: the same classes make the same jar. */
    private static void begin(JarOutputStream jar, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        jar.putNextEntry(entry);
    }
}
