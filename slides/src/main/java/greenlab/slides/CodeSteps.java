package greenlab.slides;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines that a slide highlights. They are found by their text, so that they stay correct when the code moves. */
final class CodeSteps {
    private CodeSteps() {}

    /**
     * The lines of each step, as Reveal.js expects them: {@code 3|5-7}.
     *
     * @param steps texts of the code, separated by {@code |}; {@code first..last} is the lines from one to the other
     * @throws IllegalArgumentException with one line, if a text isn't on exactly one line of the code
     */
    static String lines(String code, String steps) {
        List<String> lines = code.lines().toList();
        return Stream.of(steps.split("\\|")).map(step -> Stream.of(step.split("\\.\\.", 2))
            .map(text -> "" + line(lines, text)).collect(Collectors.joining("-"))).collect(Collectors.joining("|"));
    }

    private static int line(List<String> lines, String text) {
        List<String> found = lines.stream().filter(line -> line.contains(text)).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("a slide highlights \"" + text + "\", which is on " + found.size()
                + " lines of its code; expected one");
        }
        return lines.indexOf(found.getFirst()) + 1;
    }
}
