package greenlab.junit;

import greenlab.probe.Finding;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The message of a failed test. */
final class BlockReport {
    private static final int MOST = 5;

    private BlockReport() {}

    /** The longest block of each culprit, longest first, with what led to it and a hint. */
    static String of(List<Finding> blocks) {
        Map<String, List<Finding>> culprits = blocks.stream()
            .sorted(Comparator.comparingDouble(Finding::seconds).reversed())
            .collect(Collectors.groupingBy(block -> block.frame() + block.kind() + block.call(), LinkedHashMap::new,
                Collectors.toList()));
        String first = blocks.size() == 1 ? "a thread was blocked" : "threads were blocked " + blocks.size() + " times";
        return culprits.values().stream().limit(MOST).map(BlockReport::paragraph)
            .collect(Collectors.joining("\n", first + ":\n", culprits.size() > MOST ? "\n..." : ""));
    }

    private static String paragraph(List<Finding> same) {
        Finding longest = same.getFirst();
        return longest.line() + (same.size() == 1 ? "" : "; " + same.size() + " times in all")
            + "\n    hint: " + longest.hint() + " (" + longest.source() + ")\n" + stack(longest);
    }

    /** From the frame that waits to the call in the reader's packages. */
    private static String stack(Finding block) {
        int call = block.stack().indexOf(block.call());
        return block.stack().stream().limit(call < 0 ? block.stack().size() : call + 1)
            .map(frame -> "    at " + frame).collect(Collectors.joining("\n"));
    }
}
