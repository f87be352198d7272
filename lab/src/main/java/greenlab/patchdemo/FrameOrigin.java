package greenlab.patchdemo;

import greenlab.xray.XRay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A method on a stack, and where its class is from: its loader, and its jar or module. */
record FrameOrigin(String method, String loader, String source) {
    private static final String HUB = "greenlab.green.Hub";

    /**
     * The frames below the last one of {@code caller}, outermost first: of each class the method by which it was
     * entered. Frames inside the JDK's internals and the hub, and those of anonymous classes, are left out.
     */
    static List<FrameOrigin> below(String caller, StackTraceElement[] stack) {
        List<StackTraceElement> inward = Arrays.asList(stack).reversed();
        int last = inward.stream().map(StackTraceElement::getClassName).toList().lastIndexOf(caller);
        List<FrameOrigin> frames = new ArrayList<>();
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

    /** The method, and from that column on its source and loader. */
    String text(int column) {
        return method + " ".repeat(Math.max(2, column - method.length())) + source + ", " + loader;
    }

    private static boolean isInternal(StackTraceElement frame) {
        return frame.getClassName().matches("(jdk\\.internal|java\\.lang\\.invoke)\\..*|.*\\$\\d+");
    }

    private static FrameOrigin of(StackTraceElement frame) {
        try {
            XRay.Layer layer = XRay.of(Class.forName(frame.getClassName())).layers().getFirst();
            return new FrameOrigin(frame.getClassName() + "." + frame.getMethodName(), layer.loader(),
                layer.source().replaceAll(".*/", ""));
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException("a class on the stack can't be found", impossible);
        }
    }
}
