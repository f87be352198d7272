package greenlab.course;

import greenlab.fetch.Step;
import greenlab.render.RunSummary;
import greenlab.run.Verdict;
import greenlab.stages.Outcome;
import greenlab.xray.XRay;
import java.util.List;

/**
 * The picture of an order and its outcome: the steps from left to right, and below them the layers that each fetch goes
 * through on its way to the network. A step after the client is dashed and marked late.
 */
final class OrderPicture {
    private static final int BOX = 174;
    private static final int HEIGHT = 36;
    private static final int GAP = 20;
    private static final int LEFT = 20;
    private static final String STYLE = """
        .greenlab-order { --card: #ffffff; --edge: #d4dae1; --ink: #1c2430; --soft: #5b6675; --plate: #f5f7f9; }
        @media (prefers-color-scheme: dark) { .greenlab-order { --card: #161b22; --edge: #39424e; --ink: #e8edf3;
          --soft: #9aa7b6; --plate: #1d242d; } }
        .greenlab-order text { font: 12px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: var(--ink); }
        .greenlab-order .soft { fill: var(--soft); font-size: 11.5px; }
        .greenlab-order .name { font-weight: 700; font-size: 14px; }
        .greenlab-order .card { fill: var(--card); stroke: var(--edge); }
        .greenlab-order .box { fill: var(--plate); stroke: var(--ink); }
        .greenlab-order .late { fill: none; stroke: var(--soft); stroke-dasharray: 4 4; }
        .greenlab-order .arrow { stroke: var(--soft); fill: none; }
        """;

    private final StringBuilder parts = new StringBuilder();

    private OrderPicture() {}

    static String of(Outcome outcome) {
        return new OrderPicture().draw(outcome);
    }

    private String draw(Outcome outcome) {
        List<Step> steps = outcome.order().steps();
        text("name", LEFT, 30, outcome.order() + ": " + outcome.run().verdict().word());
        text("soft", LEFT, 56, "the steps in their order");
        for (int i = 0; i < steps.size(); i++) {
            boolean late = outcome.order().has(Step.CLIENT, steps.get(i));
            box(i, 66, late ? "late" : "box", steps.get(i).what());
            text("soft", x(i) + 8, 117, late ? "late" : "");
        }
        text("soft", LEFT, 146, "the layers that a fetch goes through");
        List<String> layers = layers(outcome);
        for (int i = 0; i < layers.size(); i++) {
            box(i, 156, "box", layers.get(i));
        }
        text("", LEFT, 218, blockedLine(outcome));
        String desc = "Steps: " + outcome.order() + ". A fetch goes through " + String.join(", then ", layers) + ". "
            + RunSummary.story(outcome.run());
        return """
            <svg xmlns="http://www.w3.org/2000/svg" class="greenlab-order" viewBox="0 0 796 236" width="796" \
            role="img" aria-labelledby="%1$s-title %1$s-desc">
            <title id="%1$s-title">%2$s</title><desc id="%1$s-desc">%3$s</desc><style>%4$s</style>
            <rect class="card" x="0.5" y="0.5" width="795" height="235" rx="8"/>
            %5$s</svg>""".formatted(id(outcome), escape("An order: " + outcome.order()), escape(desc), STYLE, parts);
    }

    /** Unique on a page with several of these pictures. */
    private static String id(Outcome outcome) {
        String java = outcome.run().javaLabel().replace('*', 's');
        return "order-" + java + "-" + outcome.order().toString().replace(' ', '-');
    }

    private static List<String> layers(Outcome outcome) {
        XRay socket = outcome.sockets().socket();
        return socket == null ? List.of("no socket: TLS failed") : socket.layers().stream()
            .map(layer -> layer.type().substring(layer.type().lastIndexOf('.') + 1)).toList();
    }

    private static String blockedLine(Outcome outcome) {
        if (outcome.run().verdict() == Verdict.FAILED) {
            return "✘ No fetch was answered.";
        }
        return outcome.run().blocked().isEmpty() ? "The thread was not blocked."
            : "✘ The thread was blocked in " + RunSummary.frame(outcome.run().blocked().getFirst().frame()) + ".";
    }

    private static int x(int column) {
        return LEFT + column * (BOX + GAP);
    }

    private void box(int column, int y, String style, String words) {
        int x = x(column);
        parts.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\"/>%n"
            .formatted(style, x, y, BOX, HEIGHT));
        text("", x + 8, y + 22, words);
        if (column > 0) {
            int tip = x - 4;
            parts.append("<path class=\"arrow\" d=\"M%d %dH%dm-5 -4l5 4l-5 4\"/>%n"
                .formatted(x - GAP + 3, y + HEIGHT / 2, tip));
        }
    }

    private void text(String style, int x, int y, String words) {
        parts.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n".formatted(style, x, y, escape(words)));
    }

    private static String escape(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
