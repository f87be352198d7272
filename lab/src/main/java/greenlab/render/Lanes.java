package greenlab.render;

import greenlab.fetch.Event;
import greenlab.run.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The content of a timeline, as text or as SVG: a lane for each fetch, and one for the thread that they share. While
 * a fetch waits, the thread can run others; while it blocks the thread, none. Times are in seconds.
 */
public final class Lanes {

    /** The state of a fetch during a segment. */
    public enum State {
        /** Its connection is being opened: TCP, then TLS. */
        OPENING("opening"),
        /** It is ready to send; the thread runs others. */
        READY("ready, not running"),
        /** The request has been sent; the response has not arrived. */
        WAITING("waiting for the server"),
        /** The body is being read. */
        RECEIVING("receiving"),
        /** It blocks the shared thread. */
        BLOCKED("blocks the thread");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** The text in the legend. */
        public String label() {
            return label;
        }
    }

    /** How a fetch ended. */
    public enum End { DONE, FAILED, NOT_YET }

    /** A part of a fetch's lane; {@code frame} is the culprit frame of a block, if known, else null. */
    public record Segment(State state, double from, double to, String frame) {}

    /** One fetch, from 1 to n; {@code at} is its end, {@code reason} is null unless it failed. */
    public record Lane(int fetch, List<Segment> segments, End end, double at, String reason) {}

    /** An interval in which a fetch blocked the thread; {@code frame} is null for a serial client. */
    public record Block(double from, double to, int fetch, String frame) {}

    /** The lane of the thread: its name, a summary, and its blocks. */
    public record ThreadLane(String name, String summary, List<Block> blocks) {}

    private final Run run;
    private final Map<Integer, List<Event>> eventsByFetch;

    private Lanes(Run run) {
        this.run = run;
        this.eventsByFetch = run.events().stream().sorted(Comparator.comparingDouble(Event::t))
            .collect(Collectors.groupingBy(Event::fetch));
    }

    public static Lanes of(Run run) {
        return new Lanes(run);
    }

    /** The fetches to draw: all, or the first and the last ones if there are more than {@code most}. */
    public List<Integer> shown(int most) {
        int first = run.n() <= most ? run.n() : most * 2 / 3;
        int last = run.n() <= most ? 0 : most - first;
        return IntStream.concat(IntStream.rangeClosed(1, first), IntStream.rangeClosed(run.n() - last + 1, run.n()))
            .boxed().toList();
    }

    /** The lane of one fetch; without segments before its first event. */
    public Lane fetch(int fetch) {
        var events = eventsByFetch.getOrDefault(fetch, List.of());
        var steps = events.stream().filter(e -> e.what() != Event.What.BLOCKED).toList();
        var end = steps.stream().filter(e -> endOf(e) != End.NOT_YET).findFirst();
        return new Lane(fetch, withBlocks(segments(steps), blocks(events)), end.map(Lanes::endOf).orElse(End.NOT_YET),
            end.map(Event::t).orElse(run.seconds()), end.map(Event::reason).orElse(null));
    }

    /** The lane of the thread. */
    public ThreadLane thread() {
        var blocks = blocks(run.events());
        return switch (run.runtime()) {
            case "threads" -> new ThreadLane("threads", RunSummary.thread(run), blocks);
            case "serial" -> new ThreadLane("thread", RunSummary.thread(run), blocks.isEmpty() ? byDesign() : blocks);
            case "virtual" -> new ThreadLane("carrier", summary(), blocks);
            default -> new ThreadLane("thread", summary(), blocks);
        };
    }

    private String summary() {
        return run.blocked().isEmpty() ? "not blocked" : "blocked for " + RunSummary.blocks(run.blocked());
    }

    private List<Segment> segments(List<Event> steps) {
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < steps.size(); i++) {
            double to = i + 1 < steps.size() ? steps.get(i + 1).t() : run.seconds();
            State state = after(steps.get(i).what());
            if (state == null) {
                break;
            }
            if (to > steps.get(i).t()) {
                segments.add(new Segment(state, steps.get(i).t(), to, null));
            }
        }
        return segments;
    }

    private State after(Event.What what) {
        return switch (what) {
            case OPEN -> State.OPENING;
            case OPENED -> State.READY;
            case SEND -> run.runtime().equals("serial") ? State.BLOCKED : State.WAITING;
            case RECV -> State.RECEIVING;
            case DONE, FAILED, BLOCKED -> null;
        };
    }

    private static End endOf(Event event) {
        return switch (event.what()) {
            case DONE -> End.DONE;
            case FAILED -> End.FAILED;
            default -> End.NOT_YET;
        };
    }

    private static List<Block> blocks(List<Event> events) {
        return events.stream().filter(e -> e.what() == Event.What.BLOCKED)
            .map(e -> new Block(e.t(), e.t() + e.seconds(), e.fetch(), e.frame())).toList();
    }

    /** A serial client blocks its only thread during each wait. */
    private List<Block> byDesign() {
        return eventsByFetch.keySet().stream().sorted().map(this::fetch)
            .flatMap(lane -> lane.segments().stream().filter(s -> s.state() == State.BLOCKED)
                .map(s -> new Block(s.from(), s.to(), lane.fetch(), null)))
            .toList();
    }

    /** Replaces parts of the segments by the blocks in them. */
    private static List<Segment> withBlocks(List<Segment> segments, List<Block> blocks) {
        var parts = new ArrayList<>(segments);
        for (Block block : blocks) {
            parts = parts.stream().flatMap(part -> around(part, block).stream())
                .collect(Collectors.toCollection(ArrayList::new));
            parts.add(new Segment(State.BLOCKED, block.from(), block.to(), block.frame()));
        }
        parts.sort(Comparator.comparingDouble(Segment::from));
        return List.copyOf(parts);
    }

    private static List<Segment> around(Segment part, Block block) {
        var left = new Segment(part.state(), part.from(), Math.min(part.to(), block.from()), part.frame());
        var right = new Segment(part.state(), Math.max(part.from(), block.to()), part.to(), part.frame());
        return List.of(left, right).stream().filter(piece -> piece.to() > piece.from()).toList();
    }
}
