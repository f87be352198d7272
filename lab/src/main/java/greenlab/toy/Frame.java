package greenlab.toy;

import greenlab.xray.XRay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A method on the way to where somebody waits, and where its class is from: its loader, its jar or module. */
public record Frame(String method, String loader, String source) {
    private static final String HUB = "greenlab.green.Hub";

    /**
     * The frames below the last one of {@code caller}, outermost first: of each class the method by which it was
     * entered. Left out are what the JDK keeps to itself, classes without a name, and what the hub does.
     */
    static List<Frame> below(String caller, StackTraceElement[] stack) {
        List<StackTraceElement> inward = Arrays.asList(stack).reversed();
        int last = inward.stream().map(StackTraceElement::getClassName).toList().lastIndexOf(caller);
        List<Frame> frames = new ArrayList<>();
        String entered = "";
        for (StackTraceElement each : inward.subList(last + 1, inward.size())) {
            if (!each.getClassName().equals(entered) && !isInternal(each)) {
                frames.add(of(each));
            }
            entered = each.getClassName();
            if (entered.equals(HUB)) {
                break;
            }
        }
        return frames;
    }

    /** The method, then its loader and source from that column on. */
    String text(int column) {
        return method + " ".repeat(Math.max(2, column - method.length())) + source + ", " + loader;
    }

    private static boolean isInternal(StackTraceElement frame) {
        return frame.getClassName().matches("(jdk\\.internal|java\\.lang\\.invoke)\\..*|.*\\$\\d+");
    }

    private static Frame of(StackTraceElement frame) {
        try {
            XRay.Layer seen = XRay.of(Class.forName(frame.getClassName())).layers().getFirst();
            return new Frame(frame.getClassName() + "." + frame.getMethodName(), seen.loader(),
                seen.source().replaceAll(".*/", ""));
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException("it was on the stack", impossible);
        }
    }
}
