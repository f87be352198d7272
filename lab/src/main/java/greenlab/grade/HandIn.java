package greenlab.grade;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import greenlab.cli.Cli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A reader's points, in a small JSON file. The checksum detects a damaged or edited file. It proves nothing, because
 * anyone can compute it.
 *
 * @param name the reader's, as given
 * @param kit the version of the kit
 * @param date of the last change, such as 2026-11-29
 * @param results the points by exercise: {@code 02/1}, {@code hub/order}
 */
public record HandIn(String name, String kit, String date, SortedMap<String, Points> results, String checksum) {
    /** The kit's version, as in the badge of its README. */
    public static final String KIT = "1.0";
    private static final int MOST_BYTES = 100_000;
    private static final int LONGEST_TEXT = 80;
    private static final int MOST_POINTS = 1000;
    private static final Pattern EXERCISE = Pattern.compile("(\\d\\d|hub)/[a-z0-9 ]{1,20}");
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** Points, and the most that were possible. */
    public record Points(int points, int of) {}

    /**
     * Reads a file that {@link #save} wrote.
     *
     * @throws IllegalArgumentException with one line, if it isn't one, or was changed
     */
    public static HandIn read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("not a file");
        } else if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException("too large: " + Files.size(file) + " bytes; at most " + MOST_BYTES);
        }
        HandIn read = parsed(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        if (!read.sum().equals(read.checksum)) {
            throw new IllegalArgumentException("changed after it was written: its checksum is " + read.sum() + ", not "
                + read.checksum);
        }
        return read;
    }

    private static HandIn parsed(String json) {
        try {
            HandIn read = GSON.fromJson(json, HandIn.class);
            if (read != null && isPrintable(read.name) && isPrintable(read.kit) && isPrintable(read.date)
                    && read.results != null && read.results.entrySet().stream().allMatch(HandIn::isValid)) {
                return read;
            }
        } catch (JsonParseException broken) {
            // the same as another document
        }
        throw new IllegalArgumentException("not written by --save or a notebook");
    }

    private static boolean isPrintable(String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST_TEXT
            && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isValid(Map.Entry<String, Points> result) {
        Points points = result.getValue();
        return EXERCISE.matcher(result.getKey()).matches() && points != null && points.points() >= 0
            && points.points() <= points.of() && points.of() <= MOST_POINTS;
    }

    /** The file that the course keeps in this folder; without points if there is none, or it can't be read. */
    public static HandIn kept(Path folder) {
        try {
            return read(file(folder));
        } catch (IOException | IllegalArgumentException none) {
            return new HandIn(System.getProperty("user.name"), KIT, "" + LocalDate.now(), new TreeMap<>(), "");
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("hand-in.json");
    }

    /** These points and others, which replace those of the same exercises. */
    public HandIn with(Map<String, Points> more) {
        var all = new TreeMap<>(results);
        all.putAll(more);
        return new HandIn(name, KIT, "" + LocalDate.now(), all, checksum);
    }

    /** @throws IllegalArgumentException if the name is empty, long or unprintable */
    public HandIn named(String other) {
        if (!isPrintable(other)) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST_TEXT + " printable characters");
        }
        return new HandIn(other, kit, date, results, checksum);
    }

    /** Writes it to the file that the course keeps in this folder, which is created. */
    public void keep(Path folder) throws IOException {
        Files.createDirectories(folder);
        save(file(folder));
    }

    /** Writes it, with its checksum. */
    public void save(Path file) throws IOException {
        Cli.write(file, GSON.toJson(new HandIn(name, kit, date, results, sum())) + "\n");
    }

    private String sum() {
        String content = String.join("\n", name, kit, date, results.toString());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The points of the exercises of a part of the course: {@code 02} or {@code hub}. */
    Points of(String part) {
        int points = 0;
        int of = 0;
        for (var one : results.entrySet()) {
            if (one.getKey().startsWith(part + "/")) {
                points += one.getValue().points();
                of += one.getValue().of();
            }
        }
        return new Points(points, of);
    }
}
