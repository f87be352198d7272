package greenlab.render;

/**
 * The timeline's style sheet. It travels inside each picture, since a notebook or a saved file has no other; every rule
 * is bound to the picture's class, so that it changes nothing on the page around it.
 */
final class SvgStyle {
    static final String SHEET = """
        .greenlab-timeline { --card: #ffffff; --edge: #d4dae1; --ink: #1c2430; --soft: #5b6675; --grid: #e9edf1;
          --wait: #3d7fd9; --wait-soft: #5c96e0; --work: #1c2430;
          --bad: #c8202c; --bad-word: #c8202c; --bad-deep: #8f0f1a; --good: #14783c; --odd: #8a5a00;
          --now: #6b3fc0; --plate: #f5f7f9; }
        @media (prefers-color-scheme: dark) { .greenlab-timeline { --card: #161b22; --edge: #39424e; --ink: #e8edf3;
          --soft: #9aa7b6; --grid: #262e38; --wait: #6aa8f7; --wait-soft: #3b71b8; --work: #e8edf3;
          --bad: #cf2f3b; --bad-word: #ff8087; --bad-deep: #8f1620; --good: #4cc27a; --odd: #e0a83c;
          --now: #b18cf5; --plate: #1d242d; } }
        .greenlab-timeline text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
          font-size: 12.5px; font-weight: 400; fill: var(--ink); }
        .greenlab-timeline .card { fill: var(--card); stroke: var(--edge); }
        .greenlab-timeline text.name { font-size: 16px; font-weight: 700; }
        .greenlab-timeline text.soft, .greenlab-timeline text.small { font-size: 12px; fill: var(--soft); }
        .greenlab-timeline text.clock { font-size: 24px; font-weight: 700; }
        .greenlab-timeline text.strong { font-weight: 600; }
        .greenlab-timeline .fast, .greenlab-timeline text.good { fill: var(--good); }
        .greenlab-timeline .slow, .greenlab-timeline .failed { fill: var(--bad); }
        .greenlab-timeline text.slow, .greenlab-timeline text.failed, .greenlab-timeline text.bad {
          fill: var(--bad-word); }
        .greenlab-timeline .mixed { fill: var(--odd); }
        .greenlab-timeline .running { fill: var(--now); }
        .greenlab-timeline text.pill { font-size: 14px; font-weight: 700; fill: var(--card); }
        .greenlab-timeline text.on-slow, .greenlab-timeline text.on-failed { fill: #ffffff; }
        .greenlab-timeline .plate { fill: var(--plate); }
        .greenlab-timeline .grid { stroke: var(--grid); }
        .greenlab-timeline .axis { stroke: var(--edge); }
        .greenlab-timeline .mark { stroke: var(--soft); stroke-dasharray: 2 3; }
        .greenlab-timeline .now { stroke: var(--now); stroke-width: 1.5; }
        .greenlab-timeline .opening { fill: var(--card); stroke: var(--wait); stroke-width: 1.2; }
        .greenlab-timeline .ready { stroke: var(--soft); stroke-width: 1.3; stroke-dasharray: 1.5 3; }
        .greenlab-timeline .waiting { fill: var(--wait-soft); }
        .greenlab-timeline .receiving { fill: var(--work); }
        .greenlab-timeline .blocked { stroke: var(--bad-deep); stroke-width: 0.8; }
        .greenlab-timeline .hatch { fill: var(--bad); }
        .greenlab-timeline .hatch-line { stroke: var(--bad-deep); stroke-width: 2.4; }
        .greenlab-timeline text.on-block { fill: #ffffff; font-weight: 700; paint-order: stroke;
          stroke: var(--bad-deep); stroke-width: 3px; stroke-linejoin: round; }
        .greenlab-timeline .tick { fill: none; stroke: var(--good); stroke-width: 2; stroke-linecap: round; }
        .greenlab-timeline .cross { fill: none; stroke: var(--bad-word); stroke-width: 2.2; stroke-linecap: round; }
        """;

    private SvgStyle() {}
}
