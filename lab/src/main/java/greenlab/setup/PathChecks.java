package greenlab.setup;

import static greenlab.setup.Check.error;
import static greenlab.setup.Check.ok;
import static greenlab.setup.Check.warning;

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

/** The checks of files and folders: the server's keys, and the folders that are written to. */
record PathChecks(Checkout checkout) {

    List<Check> checks() {
        return List.of(keys(), writable(".lab", checkout.lab(), "make it writable"),
            writable("Maven cache", home().resolve(".m2/repository"), "set -Dmaven.repo.local in MAVEN_OPTS"),
            writable("JBang cache", jbangCache(), "set JBANG_CACHE_DIR"));
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

    /** A folder that doesn't exist is created when needed, so its nearest existing ancestor is checked. */
    private static Check writable(String part, Path folder, String fix) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        return Files.isDirectory(existing) && Files.isWritable(existing) ? ok(part, folder.toString())
            : error(part, "cannot write to " + existing, fix);
    }

    private Check keys() {
        String part = "TLS keys";
        if (Files.notExists(checkout.tls().resolve("truststore.p12"))) {
            return warning(part, "none yet", "nothing to do: the server's first start makes them");
        }
        String fix = "rm -r " + checkout.tls() + " (the server's next start makes new ones)";
        try {
            X509Certificate own = certificate("keystore.p12");
            Instant end = own.getNotAfter().toInstant();
            if (!own.equals(certificate("truststore.p12"))) {
                return warning(part, "clients trust another certificate than the server's", fix);
            }
            return end.isAfter(Instant.now()) ? ok(part, "trusted until " + end + ", in " + checkout.tls())
                : warning(part, "expired on " + end, fix);
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            return warning(part, "unreadable", fix);
        }
    }

    /** Returns a key store's first certificate. */
    private X509Certificate certificate(String store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(checkout.tls().resolve(store).toFile(), Trust.PASSWORD.toCharArray());
        return (X509Certificate) keys.getCertificate(Collections.list(keys.aliases()).getFirst());
    }
}
