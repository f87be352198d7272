package greenlab.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * The capacity simulation as JavaScript. {@code lab/teavm} compiles it from the classes of this program's own jar. That
 * takes some seconds, so it is done again only when they change.
 *
 * @param checkout the checkout that keeps the script, in {@code .lab}
 */
public record CapacityScript(Checkout checkout) {

    /** A classic script with a function {@code capacitySimulation}, which returns {@code CapacityPage.run}. */
    public Path file() {
        return checkout.lab().resolve("capacity.js");
    }

    /**
     * Compiles it unless the classes are the same.
     *
     * @throws SetupException if Maven can't fetch the compiler
     */
    void setUp() throws SetupException {
        try {
            Path jar = Path.of(CapacityScript.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            String stamp = "// " + checksum(jar);
            if (!Files.exists(file()) || !Files.readString(file()).startsWith(stamp + "\n")) {
                Setup.step("Compiling the capacity simulation for the browser", () -> compile(jar, stamp));
            }
        } catch (IOException | URISyntaxException e) {
            throw new SetupException("cannot compile the capacity simulation: " + e.getMessage());
        }
    }

    private Path pom() {
        return checkout.root().resolve("lab/teavm/pom.xml");
    }

    private String checksum(Path jar) throws IOException {
        try (var classes = new JarFile(jar.toFile())) {
            String all = classes.stream().filter(entry -> entry.getName().matches("greenlab/(capacity|render)/.*"))
                .map(entry -> entry.getName() + entry.getCrc()).sorted().collect(Collectors.joining());
            return Integer.toHexString((all + Files.readString(pom())).hashCode());
        }
    }

    private void compile(Path jar, String stamp) throws SetupException {
        Path output = checkout.lab().resolve("capacity.new");
        try {
            var maven = Tool.run("env", "JAVA_HOME=" + System.getProperty("java.home"),
                "MAVEN_OPTS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC " + System.getenv().getOrDefault("MAVEN_OPTS", ""),
                "mvn", "-q", "-B", "package", "-f", pom(), "-Dlab=" + jar, "-Doutput=" + output);
            if (!maven.ok()) {
                throw new SetupException("Maven failed: " + maven.output().lines()
                    .filter(line -> line.contains("ERROR")).findFirst().orElse(maven.errorLine()));
            }
            // A function, because a page passes its source to a worker; a page opened as a file can't load one.
            Path script = output.resolve("capacity.js");
            Files.writeString(script, stamp + "\nfunction capacitySimulation() {\n" + Files.readString(script, UTF_8)
                + "\nreturn run;\n}\n");
            Files.move(script, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new SetupException("cannot write to " + checkout.lab() + ": " + e.getMessage());
        } finally {
            Tool.run("rm", "-rf", output);
        }
    }
}
