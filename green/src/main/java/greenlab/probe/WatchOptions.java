package greenlab.probe;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to watch.
 *
 * @param threshold a block is reported once it has lasted this long
 * @param interval the sampling interval
 * @param threads matches the names of the platform threads that must not block; null for none
 * @param packages the reader's own packages, as prefixes of class names; empty to guess them from the main class
 * @param hints lines of the reader's own for {@link Hints}, tried before the others
 * @param compare whether {@link AgentSession} also asks the JDK's own tools; a {@link Watch} doesn't
 */
public record WatchOptions(Duration threshold, Duration interval, Pattern threads, List<String> packages,
                           List<String> hints, boolean compare) {
    /** 0.1 s, sampled every 10 ms: carriers only. */
    public static final WatchOptions DEFAULT =
        new WatchOptions(Duration.ofMillis(100), Duration.ofMillis(10), null, List.of(), List.of(), false);

    private static final Pattern DURATION = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?)(ms|s|m)");

    /**
     * Reads {@code 100ms}, {@code 30s}, {@code 1.5s} or {@code 10m}; more than 0.
     *
     * @throws IllegalArgumentException with one line
     */
    public static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        double number = parts.matches() ? Double.parseDouble(parts.group(1)) : 0;
        if (!(number > 0)) {
            throw new IllegalArgumentException(
                "'" + text + "' is not a duration; expected such as 100ms, 30s or 10m");
        }
        double millis = number * switch (parts.group(2)) {
            case "ms" -> 1;
            case "s" -> 1000;
            default -> 60_000;
        };
        return Duration.ofNanos((long) (millis * 1_000_000));
    }

    /** The same with another threshold. */
    public WatchOptions threshold(Duration other) {
        return new WatchOptions(other, interval, threads, packages, hints, compare);
    }

    /** The same, but with these platform threads also. */
    public WatchOptions threads(String regex) {
        return new WatchOptions(threshold, interval, regex == null ? null : Pattern.compile(regex), packages,
            hints, compare);
    }

    /** The same with these packages as the reader's own. */
    public WatchOptions packages(List<String> prefixes) {
        return new WatchOptions(threshold, interval, threads, List.copyOf(prefixes), hints, compare);
    }

    /** The same with hints of the reader's own, lines in the form of {@code hints.tsv}. */
    public WatchOptions hints(List<String> lines) {
        return new WatchOptions(threshold, interval, threads, packages, List.copyOf(lines), compare);
    }

    /** The same, and the JDK's own tools are asked. */
    public WatchOptions comparing() {
        return new WatchOptions(threshold, interval, threads, packages, hints, true);
    }

    /** As properties, to be carried to another JVM. */
    public Properties properties() {
        var properties = new Properties();
        properties.setProperty("threshold", threshold.toString());
        properties.setProperty("interval", interval.toString());
        properties.setProperty("threads", threads == null ? "" : threads.pattern());
        properties.setProperty("packages", String.join(",", packages));
        properties.setProperty("hints", String.join("\n", hints));
        properties.setProperty("compare", "" + compare);
        return properties;
    }

    static WatchOptions of(Properties properties) {
        String threads = properties.getProperty("threads");
        String packages = properties.getProperty("packages");
        return new WatchOptions(Duration.parse(properties.getProperty("threshold")),
            Duration.parse(properties.getProperty("interval")), null,
            packages.isEmpty() ? List.of() : List.of(packages.split(",")),
            properties.getProperty("hints").lines().toList(), Boolean.parseBoolean(properties.getProperty("compare")))
            .threads(threads.isEmpty() ? null : threads);
    }
}
