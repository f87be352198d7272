package greenlab.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The known culprits, in the order in which they are tried: the reader's own, then those of {@code hints.tsv}, whose
 * last lines fit every block.
 */
public final class Hints {
    private final List<Hint> all;

    private Hints(List<Hint> all) {
        this.all = all;
    }

    /** The hints of {@code hints.tsv}. */
    public static Hints standard() {
        var resource = Hints.class.getResourceAsStream("hints.tsv");
        try (var file = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return new Hints(parse(file.lines().toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The same, and before them some of one's own.
     *
     * @param lines in the form of {@code hints.tsv}; empty ones and those that begin with {@code #} are ignored
     * @throws IllegalArgumentException with one line, if a line is invalid
     */
    public Hints with(List<String> lines) {
        List<Hint> own = new ArrayList<>(parse(lines));
        own.addAll(all);
        return new Hints(own);
    }

    private static List<Hint> parse(List<String> lines) {
        List<Hint> hints = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                try {
                    hints.add(Hint.of(lines.get(i)));
                } catch (IllegalArgumentException invalid) {
                    throw new IllegalArgumentException("line " + (i + 1) + ": " + invalid.getMessage());
                }
            }
        }
        return List.copyOf(hints);
    }

    /** The first hint that fits a block. {@code feature} is the version of the JDK it was seen on, such as 21. */
    public Hint of(Finding block, int feature) {
        return all.stream().filter(hint -> hint.fits(block, feature)).findFirst().orElseThrow();
    }

    List<Hint> all() {
        return all;
    }
}
