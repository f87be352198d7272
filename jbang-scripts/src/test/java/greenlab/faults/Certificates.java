package greenlab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Servers' certificates, good and bad, of an authority whose own one clients trust. All made by the JDK's keytool. */
final class Certificates {

    /** What is wrong with one. */
    enum Kind {
        GOOD, EXPIRED, WRONG_NAME,
        /** Of another authority. */
        UNTRUSTED
    }

    private static final String NAME = "one";
    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    /** Makes them in this folder. */
    static Certificates in(Path folder) throws IOException, InterruptedException {
        Certificates made = new Certificates(folder);
        made.authority("authority");
        made.authority("stranger");
        made.server(Kind.GOOD, "authority", "dns:localhost", "-validity", "30");
        made.server(Kind.EXPIRED, "authority", "dns:localhost", "-startdate", "-3d", "-validity", "1");
        made.server(Kind.WRONG_NAME, "authority", "dns:elsewhere.example", "-validity", "30");
        made.server(Kind.UNTRUSTED, "stranger", "dns:localhost", "-validity", "30");
        made.keytool("-importcert", "-noprompt", "-file", made.file("authority.cert"), "-alias", NAME,
            "-keystore", made.truststore().toString());
        return made;
    }

    /** By which clients trust the authority, and no other. */
    Path truststore() {
        return folder.resolve("truststore.p12");
    }

    /** A server's side of TLS. */
    SSLContext context(Kind kind) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(folder.resolve(kind + ".p12").toFile(), Trust.PASSWORD.toCharArray());
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, Trust.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void authority(String name) throws IOException, InterruptedException {
        keytool("-genkeypair", "-keyalg", "EC", "-alias", NAME, "-dname", "CN=" + name, "-ext", "bc:c=ca:true",
            "-keystore", file(name + ".p12"));
        keytool("-exportcert", "-alias", NAME, "-keystore", file(name + ".p12"), "-file", file(name + ".cert"));
    }

    private void server(Kind kind, String authority, String names, String... validity)
            throws IOException, InterruptedException {
        String store = file(kind + ".p12");
        keytool("-genkeypair", "-keyalg", "EC", "-alias", NAME, "-dname", "CN=server", "-keystore", store);
        keytool("-certreq", "-alias", NAME, "-keystore", store, "-file", file(kind + ".request"));
        keytool(Stream.concat(Stream.of("-gencert", "-alias", NAME, "-keystore", file(authority + ".p12"),
            "-infile", file(kind + ".request"), "-outfile", file(kind + ".cert"), "-ext", "san=" + names),
            Stream.of(validity)).toArray(String[]::new));
        keytool("-importcert", "-noprompt", "-alias", "above", "-keystore", store, "-file", file(authority + ".cert"));
        keytool("-importcert", "-noprompt", "-alias", NAME, "-keystore", store, "-file", file(kind + ".cert"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void keytool(String... words) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
        List<String> command = Stream.of(Stream.of(tool, "-J-XX:TieredStopAtLevel=1"), Stream.of(words),
            Stream.of("-storetype", "PKCS12", "-storepass", Trust.PASSWORD)).flatMap(part -> part).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }
}
