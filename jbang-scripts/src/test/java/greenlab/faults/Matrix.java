package greenlab.faults;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;

/** The table in README.md of this folder: tests compare messages with it. */
final class Matrix {
    private static final String FILE = "jbang-scripts/src/test/java/greenlab/faults/README.md";

    private Matrix() {}

    /** What the reader sees, by fault; {@code ADDRESS} stands for the server's. */
    static Map<String, String> rows() throws IOException {
        return Files.readAllLines(Checkout.find().root().resolve(FILE)).stream()
            .filter(line -> line.matches("\\| [a-z].*") && !line.startsWith("| fault")).map(line -> line.split("\\|"))
            .collect(Collectors.toMap(cells -> cells[1].strip(), cells -> cells[2].strip()));
    }

    static String row(Fault fault) throws IOException {
        return rows().get(fault.toString());
    }
}
