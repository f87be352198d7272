package greenlab.bench;

import greenlab.cli.Cli;
import greenlab.fetch.Trust;
import greenlab.setup.Checkout;
import greenlab.setup.Progress;
import greenlab.setup.SetupException;
import greenlab.setup.Venv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Python's greenlet, gevent, requests and grequests, in an environment of their own. */
record Peers(Path python, Path script) {

    /** The peers, set up first where need be; empty where they can't be had, and stderr says why. */
    static Optional<Peers> setUp(Checkout house) {
        Path files = house.root().resolve("bench/peers");
        Venv venv = new Venv(house.lab().resolve("peers"), files.resolve("requirements.txt"), "gevent and grequests");
        try {
            if (venv.find().isEmpty()) {
                new Progress(System.err).step("gevent and grequests, this once", venv::install);
            }
        } catch (SetupException refused) {
            System.err.println("bench: without Python's side, since " + refused.getMessage());
        }
        return venv.find().map(python -> new Peers(python.program(), files.resolve("peers.py")));
    }

    List<String> command(Object... arguments) {
        return Stream.concat(Stream.of(python, script), Stream.of(arguments)).map(Object::toString).toList();
    }

    /** The certificate in that truststore, as Python reads it: a file beside it. */
    Path certificate(Path truststore) {
        try {
            KeyStore store = KeyStore.getInstance(truststore.toFile(), Trust.PASSWORD.toCharArray());
            byte[] certificate = store.getCertificate(store.aliases().nextElement()).getEncoded();
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
            return Files.writeString(truststore.resolveSibling("certificate.pem"),
                "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n");
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new Cli.Failure("cannot read the server's certificate: " + unreadable.getMessage(), unreadable);
        }
    }
}
