package greenlab.notebooks;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The notebooks of this checkout, in lesson order. */
final class Course {
    static final int NOTEBOOKS = 16;

    private Course() {}

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(Checkout.find().notebooks())) {
            return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
        }
    }

    /** The notebook with that number. */
    static Path notebook(int number) throws IOException {
        return notebooks().get(number);
    }
}
