package greenlab.render;

import greenlab.run.Run;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A timeline that is replaced while its run is in progress, such as the output of a notebook cell. It receives
 * snapshots of the run; two functions show pictures.
 */
public final class LivePicture implements Consumer<Run> {
    private final UnaryOperator<String> show;
    private final BiConsumer<String, String> replace;
    private String id;
    private String shown = "";

    /**
     * @param show shows an SVG and returns its id
     * @param replace replaces the SVG with that id
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
