package greenlab.course;

import greenlab.render.LivePicture;

/** Shows output other than text in a cell, through the kernel's {@code display} and {@code updateDisplay}. */
public record CellDisplay(Show show, Update update) {
    private static final String SVG = "image/svg+xml";

    /** Shows content of a MIME type; returns the id under which it can be replaced. */
    @FunctionalInterface
    public interface Show {
        String show(String content, String mime);
    }

    /** Replaces the content that was shown under an id. */
    @FunctionalInterface
    public interface Update {
        void update(String id, String content, String mime);
    }

    void html(String html) {
        show.show(html, "text/html");
    }

    void markdown(String markdown) {
        show.show(markdown, "text/markdown");
    }

    void svg(String svg) {
        show.show(svg, SVG);
    }

    /** A picture of a run that is redrawn while the run goes on. */
    LivePicture picture() {
        return new LivePicture(svg -> show.show(svg, SVG), (id, svg) -> update.update(id, svg, SVG));
    }
}
