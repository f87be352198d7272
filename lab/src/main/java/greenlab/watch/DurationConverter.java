package greenlab.watch;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 100ms}, {@code 30s}, {@code 1.5s} or {@code 10m}; more than 0. */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?)(ms|s|m)");

    @Override
    public Duration convert(String text) {
        Matcher parts = FORM.matcher(text);
        double number = parts.matches() ? Double.parseDouble(parts.group(1)) : 0;
        if (!(number > 0)) {
            throw new TypeConversionException("'" + text + "' is not a duration; expected such as 100ms, 30s or 10m");
        }
        double millis = number * switch (parts.group(2)) {
            case "ms" -> 1;
            case "s" -> 1000;
            default -> 60_000;
        };
        return Duration.ofNanos((long) (millis * 1_000_000));
    }
}
