package greenlab.render;

/** The style of timelines. */
final class SvgStyle {
    static final SvgTheme TIMELINE = new SvgTheme("greenlab-timeline", """
        --wait: #3d7fd9; --wait-soft: #5c96e0; --work: #1c2430; --bad: #c8202c; --bad-word: #c8202c;
        --bad-deep: #8f0f1a; --good: #14783c; --odd: #8a5a00; --now: #6b3fc0;""", """
        --wait: #6aa8f7; --wait-soft: #3b71b8; --work: #e8edf3; --bad: #cf2f3b; --bad-word: #ff8087;
        --bad-deep: #8f1620; --good: #4cc27a; --odd: #e0a83c; --now: #b18cf5;""", """
        text.clock { font-size: 24px; font-weight: 700; }
        .fast, text.good { fill: var(--good); }
        .slow, .failed { fill: var(--bad); }
        .mixed { fill: var(--odd); }
        .running { fill: var(--now); }
        text.slow, text.failed, text.bad { fill: var(--bad-word); }
        text.pill { font-size: 14px; font-weight: 700; fill: var(--card); }
        text.on-slow, text.on-failed { fill: #ffffff; }
        .mark { stroke: var(--soft); stroke-dasharray: 2 3; }
        .now { stroke: var(--now); stroke-width: 1.5; }
        .opening { fill: var(--card); stroke: var(--wait); stroke-width: 1.2; }
        .ready { stroke: var(--soft); stroke-width: 1.3; stroke-dasharray: 1.5 3; }
        .waiting { fill: var(--wait-soft); }
        .receiving { fill: var(--work); }
        .blocked { stroke: var(--bad-deep); stroke-width: 0.8; }
        .hatch { fill: var(--bad); }
        .hatch-line { stroke: var(--bad-deep); stroke-width: 2.4; }
        text.on-block { fill: #ffffff; font-weight: 700; paint-order: stroke; stroke: var(--bad-deep); \
        stroke-width: 3px; stroke-linejoin: round; }
        .tick { fill: none; stroke: var(--good); stroke-width: 2; stroke-linecap: round; }
        .cross { fill: none; stroke: var(--bad-word); stroke-width: 2.2; stroke-linecap: round; }
        """);

    private SvgStyle() {}
}
