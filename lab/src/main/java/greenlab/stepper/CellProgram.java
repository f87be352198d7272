package greenlab.stepper;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hub of notebook 02, read from the notebook's cells, and a program that runs on it.
 *
 * @param code the lines of the program and of the cells
 */
record CellProgram(List<String> code) {
    private static final String NOTEBOOK = "02-cooperative-scheduling.ipynb";
    /** The first and the last cell of the hub, and the green recv and get that run on it. */
    private static final List<String> CELLS = List.of("run-queue", "hub-reset", "recv", "recv-get");
    /** Cells of the hub that the program doesn't need. */
    private static final String UNUSED = "yield";
    private static final String PROGRAM = """
        void program() throws IOException {
            spawn(() -> fetch("A", 0.6));
            spawn(() -> fetch("B", 0.3));
            spawn(() -> nap("C", 0.15));
            runHub();
        }

        void fetch(String name, double delay) throws IOException {
            String answer = get("/delay/" + delay);
            System.out.println(name + ": " + answer.lines().findFirst().orElse("?"));
        }

        void nap(String name, double seconds) {
            sleepGreen(seconds);
            System.out.println(name + ": awake");
        }
        """;
    /** The declarations of the notebook's other cells, on a single line before the code. */
    private static final String HEADER = """
        import java.io.*; import java.net.*; import java.nio.*; import java.nio.channels.*; import java.util.*;\
         import jdk.internal.vm.*; class Cells { record Server(URI http) {} Server lesson;\
         Cells(URI http) throws IOException { lesson = new Server(http); }\
         ContinuationScope scope = new ContinuationScope("cells"); static java.util.function.IntConsumer trace;
        """;

    /** Reads the cells from the checkout's notebook as it is saved. */
    static CellProgram read(Checkout checkout) throws IOException {
        Map<String, String> code = new LinkedHashMap<>();
        JsonParser.parseString(Files.readString(checkout.notebooks().resolve(NOTEBOOK))).getAsJsonObject()
            .getAsJsonArray("cells").asList().stream().map(JsonElement::getAsJsonObject)
            .filter(cell -> cell.get("cell_type").getAsString().equals("code"))
            .forEach(cell -> code.put(cell.get("id").getAsString(), text(cell.get("source"))));
        List<String> ids = List.copyOf(code.keySet());
        CELLS.stream().filter(id -> !ids.contains(id)).findFirst().ifPresent(id -> {
            throw new IllegalStateException(NOTEBOOK + " has no cell " + id + "; its hub can't be run step by step");
        });
        Stream<String> hub = ids.subList(ids.indexOf(CELLS.get(0)), ids.indexOf(CELLS.get(1)) + 1).stream()
            .filter(id -> !id.startsWith(UNUSED));
        Stream<String> cells = Stream.concat(hub, CELLS.stream().skip(2)).map(code::get);
        return new CellProgram(Stream.concat(Stream.of(PROGRAM), cells).map(String::strip)
            .collect(Collectors.joining("\n\n")).lines().toList());
    }

    /** Notebooks store text as a string or as an array of lines. */
    private static String text(JsonElement text) {
        return text.isJsonPrimitive() ? text.getAsString() : text.getAsJsonArray().asList().stream()
            .map(JsonElement::getAsString).collect(Collectors.joining());
    }

    /** The class {@code Cells}. Its line 2 is line 1 of the code. In a class, a field can't be a {@code var}. */
    String source() {
        return code.stream().map(line -> line.replaceFirst("^var (\\w+) = new (\\w+(<.*?>)?)\\(", "$2 $1 = new $2("))
            .collect(Collectors.joining("\n", HEADER, "\n}\n"));
    }
}
