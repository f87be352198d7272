package greenlab.render;

import greenlab.run.Run;

/**
 * The header of a timeline: what was run, its verdict, and the two measurements behind the verdict. These are the
 * client's seconds and the server's count. They are at the left, where a narrow screen shows them without scrolling.
 */
record SvgHeader(Run run, double left, double right) {
    private static final double TITLE = 27;
    private static final double CLOCKS = 57;

    Svg draw() {
        String tls = run.tls() == null ? ""
            : "TLS: " + run.tls().provider() + ", " + run.tls().socket().replaceFirst(".*\\.", "");
        return Svg.group("header").add(title(), Svg.text("soft", right, TITLE, tls).anchored("end"), clocks());
    }

    private Svg title() {
        var parts = RunSummary.title(run);
        int bold = run.stage() == null ? 1 : 2;
        return Svg.text("name", left, TITLE, String.join(" · ", parts.subList(0, bold)))
            .add(Svg.element("tspan").with("class", "rest").with("dx", 8)
                .containing(String.join(" · ", parts.subList(bold, parts.size()))));
    }

    private Svg clocks() {
        String word = run.verdict().word();
        double pill = 24 + word.length() * 8.2;
        double clock = left + pill + 12;
        var group = Svg.group("clocks result").add(
            Svg.rect(word, left, CLOCKS - 18, pill, 26).rounded(13),
            Svg.text("pill on-" + word, left + pill / 2, CLOCKS, word).anchored("middle"),
            Svg.text("clock " + word, clock, CLOCKS, RunSummary.seconds(run.seconds())),
            Svg.text("soft", clock, CLOCKS + 16, "client's clock"));
        if (run.peakInFlight() != null) {
            group.add(Svg.text("clock", clock + 108, CLOCKS, run.peakInFlight() + " in flight"),
                Svg.text("soft", clock + 108, CLOCKS + 16, "peak, at the server"));
        }
        return group;
    }
}
