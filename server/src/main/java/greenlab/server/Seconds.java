package greenlab.server;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A length of time in a URL: seconds as a decimal, such as {@code 0.25} or what a program prints that has computed three
 * times 0.3, or a duration such as {@code 100ms}. What is below a nanosecond is cut off.
 */
final class Seconds {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,20})?)(ms|s)?");
    private static final BigDecimal MAX = BigDecimal.valueOf(60);

    private Seconds() {}

    /** Reads what is between 0 and 60 seconds, both included. */
    static Duration parse(String name, String text) throws Refused {
        var form = FORM.matcher(text);
        if (form.matches()) {
            var seconds = new BigDecimal(form.group(1)).scaleByPowerOfTen("ms".equals(form.group(2)) ? -3 : 0);
            if (seconds.compareTo(MAX) <= 0) {
                return Duration.ofNanos(seconds.scaleByPowerOfTen(9).longValue());
            }
        }
        throw new Refused(name + " is 0 to 60 seconds, such as 1, 0.25, 100ms or 2s, not " + text);
    }
}
