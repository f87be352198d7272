package greenlab.slides;

import greenlab.stages.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A stage's script, as the sandbox shows it.
 *
 * @param stage {@code 0} to {@code 4}, or {@code order}
 * @param java {@code 21} or {@code 25}
 * @param script its path in the checkout
 * @param header the lines that are its environment: all but the code, JBang's first line only where it says something
 */
record StageScript(String stage, String java, String script, List<String> header) {
    private static final String PLAIN_START = "///usr/bin/env jbang \"$0\"";

    /** Every stage on every Java, and the script of the orders. */
    static List<StageScript> all(House house) throws IOException {
        List<StageScript> all = new ArrayList<>();
        for (String java : List.of("21", "25")) {
            all.add(read(house, "0", java, "stage0_java" + java));
            for (String stage : List.of("1", "2", "3", "4")) {
                all.add(read(house, stage, java, "stage" + stage));
            }
            all.add(read(house, "order", java, "order"));
        }
        return all;
    }

    private static StageScript read(House house, String stage, String java, String name) throws IOException {
        Path file = house.stages().resolve(name + ".java");
        List<String> header = Files.readAllLines(file).stream()
            .takeWhile(line -> line.isBlank() || line.startsWith("//"))
            .filter(line -> !line.isBlank() && !line.startsWith(PLAIN_START)).toList();
        return new StageScript(stage, java, house.root().relativize(file).toString(), header);
    }
}
