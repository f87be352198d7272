package greenlab.probe;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * What to watch.
 *
 * @param threshold a block is reported once it has lasted this long
 * @param interval the sampling interval
 * @param threads matches the names of the platform threads that must not block; null for none
 * @param packages the reader's own packages, as prefixes of class names; empty to guess them from the main class
 */
public record WatchOptions(Duration threshold, Duration interval, Pattern threads, List<String> packages) {
    /** 0.1 s, sampled every 10 ms: carriers only. */
    public static final WatchOptions DEFAULT =
        new WatchOptions(Duration.ofMillis(100), Duration.ofMillis(10), null, List.of());

    /** The same with another threshold. */
    public WatchOptions threshold(Duration other) {
        return new WatchOptions(other, interval, threads, packages);
    }

    /** The same, but with these platform threads also. */
    public WatchOptions threads(String regex) {
        return new WatchOptions(threshold, interval, regex == null ? null : Pattern.compile(regex), packages);
    }

    /** The same with these packages as the reader's own. */
    public WatchOptions packages(List<String> prefixes) {
        return new WatchOptions(threshold, interval, threads, List.copyOf(prefixes));
    }

    /** As properties, to be carried to another JVM. */
    public Properties properties() {
        var properties = new Properties();
        properties.setProperty("threshold", threshold.toString());
        properties.setProperty("interval", interval.toString());
        properties.setProperty("threads", threads == null ? "" : threads.pattern());
        properties.setProperty("packages", String.join(",", packages));
        return properties;
    }

    static WatchOptions of(Properties properties) {
        String threads = properties.getProperty("threads");
        String packages = properties.getProperty("packages");
        return new WatchOptions(Duration.parse(properties.getProperty("threshold")),
            Duration.parse(properties.getProperty("interval")), null,
            packages.isEmpty() ? List.of() : List.of(packages.split(",")))
            .threads(threads.isEmpty() ? null : threads);
    }
}
