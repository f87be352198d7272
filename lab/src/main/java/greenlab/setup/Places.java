package greenlab.setup;

import static greenlab.setup.Check.broken;
import static greenlab.setup.Check.good;
import static greenlab.setup.Check.lacking;

import greenlab.fetch.Trust;
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

/** The checks of what lies on the disk: the server's keys and who trusts them, the folders that are written to. */
record Places(Checkout house) {

    List<Check> checks() {
        return List.of(trust(), writable(".lab", house.lab(), "make it a folder that you may write to"),
            writable("Maven cache", home().resolve(".m2/repository"), "let -Dmaven.repo.local in MAVEN_OPTS name another"),
            writable("JBang cache", jbangCache(), "let JBANG_CACHE_DIR name another"));
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    private static Path jbangCache() {
        return variable("JBANG_CACHE_DIR").orElseGet(() ->
            variable("JBANG_DIR").orElse(home().resolve(".jbang")).resolve("cache"));
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()).map(Path::of);
    }

    /** A folder that isn't there is made by whoever needs it, in the nearest one that is. */
    private static Check writable(String part, Path folder, String mend) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        return Files.isDirectory(there) && Files.isWritable(there) ? good(part, folder.toString())
            : broken(part, "cannot write to " + there, mend);
    }

    private Check trust() {
        if (Files.notExists(house.tls().resolve("truststore.p12"))) {
            return lacking("TLS keys", "none yet", "nothing to do: the server's first start makes them");
        }
        String remake = "rm -r " + house.tls() + " (the server's next start makes new ones)";
        try {
            X509Certificate own = certificate("keystore.p12");
            Instant end = own.getNotAfter().toInstant();
            if (!own.equals(certificate("truststore.p12"))) {
                return lacking("TLS keys", "clients trust another certificate than the server's", remake);
            }
            return end.isAfter(Instant.now()) ? good("TLS keys", "trusted until " + end + ", in " + house.tls())
                : lacking("TLS keys", "expired on " + end, remake);
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            return lacking("TLS keys", "unreadable", remake);
        }
    }

    /** The first one of a store. */
    private X509Certificate certificate(String store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(house.tls().resolve(store).toFile(), Trust.PASSWORD.toCharArray());
        return (X509Certificate) keys.getCertificate(Collections.list(keys.aliases()).getFirst());
    }
}
