package greenlab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    private Path folder;

    @Test
    void areCreatedOnceForLocalhost() throws Exception {
        var keys = Keys.in(folder.resolve("a b/tls"));
        var certificate = certificate(keys);
        assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=localhost");
        assertThat(certificate.getSubjectAlternativeNames().stream().map(name -> name.get(1)).toList().toString())
            .isEqualTo("[localhost, 127.0.0.1, 0:0:0:0:0:0:0:1]");
        assertThat(Duration.between(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant()))
            .isEqualTo(Duration.ofDays(365));
        certificate.verify(certificate.getPublicKey());
        for (var file : List.of(keys.keystore(), keys.truststore())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
        assertThat(certificate(Keys.in(folder.resolve("a b/tls")))).isEqualTo(certificate);
        assertThat(names(folder.resolve("a b/tls")))
            .containsExactlyInAnyOrder("keystore.jks", "truststore.p12", "valid", "lock");
    }

    @Test
    void areCreatedOnceByConcurrentCallers() {
        // The common pool has only one thread on two cores.
        Executor concurrent = task -> Thread.ofPlatform().start(task);
        var both = Stream.generate(() -> CompletableFuture.supplyAsync(this::created, concurrent)).limit(2).toList();
        assertThat(both.getFirst().join()).isEqualTo(both.getLast().join());
    }

    @Test
    void areReplacedWhenIncompleteOrUnreadable() throws Exception {
        var keys = Keys.in(folder);
        var first = certificate(keys);

        Files.delete(keys.truststore());
        var second = created();
        assertThat(second).isNotEqualTo(first);

        Files.write(keys.keystore(), new byte[100]);
        var third = created();
        assertThat(third).isNotEqualTo(second);

        Files.delete(folder.resolve("valid"));
        assertThat(created()).isNotEqualTo(third);
        assertThat(names(folder)).containsExactlyInAnyOrder("keystore.jks", "truststore.p12", "valid", "lock");
    }

    @Test
    void areRenewedADayBeforeTheyExpire() throws Exception {
        var first = certificate(Keys.in(folder));
        var now = Clock.systemUTC();
        assertThat(certificate(Keys.in(folder, Clock.offset(now, Duration.ofDays(363))))).isEqualTo(first);
        assertThat(certificate(Keys.in(folder, Clock.offset(now, Duration.ofDays(365))))).isNotEqualTo(first);
    }

    @Test
    void unwritableFolder_isNamedInTheError() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Keys.in(file.resolve("tls"))).isInstanceOf(StartupException.class)
            .hasMessage("cannot write the TLS keys to " + file.resolve("tls")
                + "; make it a folder that you may write to");
    }

    private static X509Certificate certificate(Keys keys) throws Exception {
        var store = KeyStore.getInstance(keys.keystore().toFile(), Keys.PASSWORD.toCharArray());
        return (X509Certificate) store.getCertificate("greenlab");
    }

    private X509Certificate created() {
        try {
            return certificate(Keys.in(folder));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> names(Path folder) throws Exception {
        return Files.list(folder).map(file -> file.getFileName().toString());
    }
}
