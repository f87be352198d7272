package greenlab.course;

import greenlab.render.LivePicture;
import java.util.function.BinaryOperator;

/**
 * Shows output other than text in a cell, with functions of the kernel that {@code notebooks/startup.jshell} passes in.
 *
 * @param show the kernel's {@code display}: shows content of a MIME type, and returns the content's id
 * @param update the kernel's {@code updateDisplay}
 */
public record CellDisplay(BinaryOperator<String> show, Update update) {
    private static final String SVG = "image/svg+xml";
    private static volatile CellDisplay kernels;

    /** Replaces the content that was shown under an id. */
    @FunctionalInterface
    public interface Update {
        void update(String id, String content, String mime);
    }

    /** Sets how the cells of this kernel show something. */
    public static void use(BinaryOperator<String> show, Update update) {
        kernels = new CellDisplay(show, update);
    }

    /** The display of this kernel. */
    static CellDisplay ofKernel() {
        if (kernels == null) {
            throw new IllegalStateException("the start-up script notebooks/startup.jshell has not run in this kernel; "
                + "open the notebook with ./jbang lab");
        }
        return kernels;
    }

    void html(String html) {
        show.apply(html, "text/html");
    }

    void markdown(String markdown) {
        show.apply(markdown, "text/markdown");
    }

    void svg(String svg) {
        show.apply(svg, SVG);
    }

    /** A picture of a run that is redrawn while the run goes on. */
    LivePicture picture() {
        return new LivePicture(svg -> show.apply(svg, SVG), (id, svg) -> update.update(id, svg, SVG));
    }
}
