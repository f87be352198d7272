package greenlab.run;

import greenlab.probe.BlockKind;
import greenlab.probe.Finding;
import java.util.List;
import java.util.Objects;

/**
 * The blocks with one culprit.
 *
 * @param kind how they block
 * @param frame the culprit frame
 * @param call the call in the reader's packages that led there; null if there is none
 * @param times how many there were
 * @param seconds their total length
 * @param longest the length of the longest
 * @param starved how many virtual threads were runnable and unmounted meanwhile, at most
 * @param allBlocked whether all carriers were blocked at one moment
 * @param hint what to do about it; null in a report of an older version
 * @param source the address that says so
 */
public record BlockGroup(BlockKind kind, String frame, String call, int times, double seconds, double longest,
                         int starved, boolean allBlocked, String hint, String source) {

    /** Whether a block has this culprit. */
    public boolean contains(Finding one) {
        return kind == one.kind() && frame.equals(one.frame()) && Objects.equals(call, one.call());
    }

    static BlockGroup of(List<Finding> same) {
        Finding first = same.getFirst();
        return new BlockGroup(first.kind(), first.frame(), first.call(), same.size(),
            same.stream().mapToDouble(Finding::seconds).sum(),
            same.stream().mapToDouble(Finding::seconds).max().orElse(0),
            same.stream().mapToInt(Finding::starved).max().orElse(0), same.stream().anyMatch(Finding::allBlocked),
            first.hint(), first.source());
    }
}
