package greenlab.course;

import greenlab.render.LivePicture;

/** Where a cell shows what isn't text. The kernel has it: {@code display} and {@code updateDisplay}. */
public record Screen(Show show, Update update) {
    private static final String SVG = "image/svg+xml";

    /** Shows content of a MIME type; returns an id by which it can be replaced. */
    @FunctionalInterface
    public interface Show {
        String show(String content, String mime);
    }

    /** Replaces what was shown with that id. */
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

    /** A timeline that grows while its run does. */
    LivePicture picture() {
        return new LivePicture(svg -> show.show(svg, SVG), (id, svg) -> update.update(id, svg, SVG));
    }
}
