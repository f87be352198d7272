package greenlab.bench;

import greenlab.cli.Cli;
import greenlab.fetch.Trust;
import greenlab.setup.Checkout;
import greenlab.setup.Setup;
import greenlab.setup.SetupException;
import greenlab.setup.Tool;
import greenlab.setup.Venv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Python's greenlet, gevent, requests and grequests, in their own virtual environment. */
record PythonPeers(Path python, Path script) {

    /** Installs them if they are missing; empty if that fails, with the reason on stderr. */
    static Optional<PythonPeers> setUp(Checkout checkout) {
        Path files = checkout.root().resolve("bench/peers");
        var venv = new Venv(checkout.lab().resolve("peers"), files.resolve("requirements.txt"), "gevent and grequests");
        try {
            if (!venv.isCurrent()) {
                Setup.step("installing gevent and grequests", venv::install);
            }
        } catch (SetupException refused) {
            System.err.println("bench: without the Python peers: " + refused.getMessage());
        }
        return Optional.of(venv).filter(Venv::isCurrent)
            .map(made -> new PythonPeers(made.python(), files.resolve("peers.py")));
    }

    List<String> command(Object... arguments) {
        return Stream.concat(Stream.of(python, script), Stream.of(arguments)).map(Object::toString).toList();
    }

    /** Exports a truststore's certificate for Python, to a file next to it: PEM, with other lines around it. */
    static Path certificate(Path truststore) {
        Tool.Result list = Tool.run(Path.of(System.getProperty("java.home"), "bin/keytool"), "-list", "-rfc",
            "-keystore", truststore, "-storepass", Trust.PASSWORD);
        try {
            return Files.writeString(truststore.resolveSibling("certificate.pem"), list.output());
        } catch (IOException unwritable) {
            throw new Cli.Failure("cannot write the server's certificate: " + unwritable.getMessage(), unwritable);
        }
    }
}
