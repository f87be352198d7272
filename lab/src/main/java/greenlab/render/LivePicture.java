package greenlab.render;

import greenlab.run.Run;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A run's timeline in a place that can show a picture and later replace it, such as a notebook cell: hand it to whoever
 * runs, and it grows while the run does. It knows no notebook; the two functions do.
 */
public final class LivePicture implements Consumer<Run> {
    private final UnaryOperator<String> show;
    private final BiConsumer<String, String> replace;
    private String id;
    private String shown = "";

    /**
     * @param show shows an SVG, and returns the id by which it can be replaced
     * @param replace is given that id and the SVG to be seen instead
     */
    public LivePicture(UnaryOperator<String> show, BiConsumer<String, String> replace) {
        this.show = show;
        this.replace = replace;
    }

    @Override
    public void accept(Run run) {
        String svg = SvgTimeline.of(run);
        if (id == null) {
            id = show.apply(svg);
        } else if (!svg.equals(shown)) {
            replace.accept(id, svg);
        }
        shown = svg;
    }
}
