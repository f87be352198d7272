package greenlab.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The keytool of the JDK that runs: the one public way to make a certificate without another library. */
final class Keytool {

    private static final List<String> STORE = List.of("-storetype", "PKCS12", "-storepass", Keys.PASSWORD,
        "-alias", Keys.ALIAS);

    /**
     * No seal, no encryption, one round for the key. The password is public anyway, and the usual thousands of rounds
     * would cost every JVM that opens the truststore a tenth of a second: each stage is a fresh one.
     */
    private static final List<String> LIGHT = List.of("-J-Dkeystore.pkcs12.macAlgorithm=NONE",
        "-J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE", "-J-Dkeystore.pkcs12.keyPbeIterationCount=1");

    private Keytool() {}

    /** Makes a keystore with a new key, and a certificate for localhost under any of its names. */
    static void makeKey(Path keystore) throws IOException, CannotStart {
        run(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA",
            "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1,ip:::1", "-validity", "365",
            "-keystore", keystore.toString()));
    }

    /** Makes a truststore with this certificate. */
    static void makeTrust(Path certificate, Path truststore) throws IOException, CannotStart {
        run(List.of("-importcert", "-noprompt", "-file", certificate.toString(), "-keystore", truststore.toString()));
    }

    private static void run(List<String> arguments) throws IOException, CannotStart {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = Stream.of(List.of(tool), LIGHT, arguments, STORE).flatMap(List::stream).toList();
        var process = start(command);
        try {
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                var why = said.lines().filter(line -> line.contains("rror: ")).findFirst()
                    .map(line -> line.replaceFirst(".*(rror|xception): ", "")).orElse("it does not say why");
                throw new CannotStart("keytool made no key: " + why, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while keytool made a key: start again", e);
        } finally {
            process.destroy();
        }
    }

    private static Process start(List<String> command) throws CannotStart {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new CannotStart("no keytool at " + command.getFirst() + ": run on a whole JDK", e);
        }
    }
}
