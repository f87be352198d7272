package greenlab.setup;

import static greenlab.setup.Check.broken;
import static greenlab.setup.Check.found;
import static greenlab.setup.Check.good;
import static greenlab.setup.Check.lacking;

import greenlab.fetch.Trust;
import greenlab.stages.House;
import greenlab.stages.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What {@code doctor} looks at: all that the lab and the tests need. Looking changes nothing. */
public final class Checks {
    private final House house;

    private Checks(House house) {
        this.house = house;
    }

    /** Looks at everything, in the order in which it is needed. */
    public static List<Check> of(House house) {
        var checks = new Checks(house);
        return List.of(checks.jdk25(), checks.jdk21(), checks.jbang(), checks.maven(), checks.python(),
            checks.jupyter(), checks.kernel(), checks.reveal(), checks.keys(), checks.lab(), checks.mavenCache(),
            checks.port("Site", 8080), checks.port("Site, https", 8443), checks.port("Notebooks", 8888));
    }

    private Check jdk25() {
        return found("JDK 25", jdk(25), broken("JDK 25", "none: install one, or let JAVA_HOME point at one"));
    }

    private Check jdk21() {
        return found("JDK 21", jdk(21), lacking("JDK 21",
            "none: emulated as 21*; install one, or let JAVA_21_HOME point at one"));
    }

    private static Optional<String> jdk(int major) {
        return new Jdks().find(major).map(home -> Jdks.version(home) + " in " + home);
    }

    private Check jbang() {
        return found("JBang", Tool.onPath("jbang").filter(file -> !isOurs(file)).map(Path::toString)
            .or(() -> Files.isDirectory(house.lab().resolve("jbang")) ? Optional.of(".lab/jbang") : Optional.empty()),
            lacking("JBang", "not here yet: ./jbang brings it along"));
    }

    private boolean isOurs(Path file) {
        try {
            return Files.isSameFile(file, house.jbang());
        } catch (IOException e) {
            return false;
        }
    }

    private Check maven() {
        var version = Tool.run("mvn", "--version");
        String plain = version.output().replaceAll("\\e\\[[0-9;]*m", ""); // it colours pipes, too
        return version.ok() ? good("Maven", plain.lines().findFirst().orElse(""))
            : broken("Maven", "no mvn: install Maven 3.8 or later");
    }

    private Check python() {
        return found("Python", Python.forVenv().map(python -> python.version() + " in " + python.program()),
            lacking("Python", "none that can make a virtual environment: install python3-venv (3.11 or later)"));
    }

    private Check jupyter() {
        return found("Jupyter", Jupyter.find(house).map(
            jupyter -> jupyter.server() + " of " + jupyter.python().program()),
            lacking("Jupyter", "not set up yet: ./jbang lab --setup-only does it"));
    }

    private Check kernel() {
        return KernelSpec.isWritten(house) ? good("Kernel", KernelSpec.file(house).toString())
            : lacking("Kernel", "not set up yet: ./jbang lab --setup-only does it");
    }

    private Check reveal() {
        var reveal = new Reveal(house);
        return reveal.isThere() ? good("Reveal.js", Reveal.VERSION + " in " + reveal.folder())
            : lacking("Reveal.js", "not set up yet: ./jbang lab --setup-only does it");
    }

    private Check port(String whose, int port) {
        return Ports.isFree(port) ? good(whose, "port " + port + " is free")
            : lacking(whose, "port " + port + " is taken: the next free one is used");
    }

    private Check keys() {
        Path file = house.tls().resolve("truststore.p12");
        if (!Files.exists(file)) {
            return lacking("TLS keys", "none yet: the server's first start makes them");
        }
        try {
            Instant end = expiry(file);
            return end.isAfter(Instant.now()) ? good("TLS keys", "good until " + end)
                : lacking("TLS keys", "expired on " + end + ": the server's next start makes new ones");
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return lacking("TLS keys", "unreadable: the server's next start makes new ones");
        }
    }

    /** When the first certificate of a truststore expires. */
    private static Instant expiry(Path truststore) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(truststore.toFile(), Trust.PASSWORD.toCharArray());
        var alias = Collections.list(store.aliases()).getFirst();
        return ((X509Certificate) store.getCertificate(alias)).getNotAfter().toInstant();
    }

    private Check lab() {
        Path folder = Files.exists(house.lab()) ? house.lab() : house.root();
        return Files.isDirectory(folder) && Files.isWritable(folder) ? good(".lab", house.lab().toString())
            : broken(".lab", "cannot write to " + house.lab() + ": make it a folder that you may write to");
    }

    private Check mavenCache() {
        Path maven = Path.of(System.getProperty("user.home"), ".m2");
        return Files.isWritable(Files.exists(maven) ? maven : maven.getParent()) ? good("Maven cache", maven.toString())
            : broken("Maven cache", "cannot write to " + maven);
    }
}
