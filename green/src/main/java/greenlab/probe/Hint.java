package greenlab.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * What to do about blocks with one known culprit: a line of {@code hints.tsv}.
 *
 * @param frame matches the beginning of a frame, {@code package.Class.method}, or of the name of a platform thread
 * @param kinds how it blocks
 * @param oldest the first feature version of the JDK for which this is right
 * @param newest the last one
 * @param remedy what to do
 * @param source the address that says so
 */
public record Hint(Pattern frame, Set<BlockKind> kinds, int oldest, int newest, String remedy, String source) {
    private static final int COLUMNS = 5;
    private static final Pattern VERSIONS = Pattern.compile("(\\d{2,3})(?:-(\\d{2,3})|\\+)?");

    /**
     * Reads a line: the five columns are separated by tabs.
     *
     * @throws IllegalArgumentException with one line, if it is invalid
     */
    static Hint of(String line) {
        String[] columns = line.split("\t", -1);
        require(columns.length == COLUMNS, columns.length + " columns", "frame, kind, JDK, remedy and source, "
            + "separated by tabs");
        Matcher versions = VERSIONS.matcher(columns[2]);
        require(versions.matches(), "JDK " + columns[2], "21-23, 24+ or 25");
        int oldest = Integer.parseInt(versions.group(1));
        int newest = versions.group(2) != null ? Integer.parseInt(versions.group(2))
            : columns[2].endsWith("+") ? Integer.MAX_VALUE : oldest;
        require(!columns[3].isBlank() && !columns[4].isBlank(), "no remedy or no source", "both");
        return new Hint(pattern(columns[0]), kinds(columns[1]), oldest, newest, columns[3], columns[4]);
    }

    private static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException invalid) {
            throw new IllegalArgumentException("frame is not a regular expression: " + invalid.getDescription());
        }
    }

    private static Set<BlockKind> kinds(String words) {
        Set<String> all = Arrays.stream(BlockKind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
        Set<String> named = words.equals("any") ? all : Set.of(words.split(","));
        require(all.containsAll(named), "kind " + words,
            "any, or some of monitor,native_frame,native_call,class,busy,wait");
        return named.stream().map(word -> BlockKind.valueOf(word.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());
    }

    private static void require(boolean holds, String found, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(found + "; expected " + allowed);
        }
    }

    /** Whether this is right for a block on a JDK. */
    boolean fits(Finding block, int feature) {
        return kinds.contains(block.kind()) && oldest <= feature && feature <= newest
            && (fits(block.frame()) || block.stack().stream().anyMatch(this::fits)
                || block.carrier() == null && fits(block.thread()));
    }

    private boolean fits(String name) {
        return frame.matcher(name).lookingAt();
    }
}
