package greenlab.render;

import greenlab.fetch.Event;
import greenlab.fetch.Event.What;
import greenlab.run.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The content of a timeline, as text or as SVG: a lane for each fetch, and one for the thread that they share. While
 * a fetch waits, the thread can run others; while it blocks the thread, none. Times are in seconds.
 */
final class Lanes {

    /** The state of a fetch during a segment. */
    enum State {
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
        String label() {
            return label;
        }
    }

    /** A part of a lane; {@code frame} is the culprit frame of a block, if known, else null. */
    record Segment(int fetch, State state, double from, double to, String frame) {}

    /** One fetch, from 1 to n; {@code end} is done, failed, or null if it is in progress. */
    record Lane(int fetch, List<Segment> segments, Event end) {
        boolean endsWith(What what) {
            return end != null && end.what() == what;
        }
    }

    /** The lane of the thread: a name, a row of blocks for each carrier that had any, and a summary for none. */
    record ThreadLane(String name, String summary, List<List<Segment>> rows) {}

    /** Two blocks of one carrier can seem to overlap, because times are rounded and sampled. */
    private static final double TOLERANCE = 0.01;

    private final Run run;
    private final SortedMap<Integer, List<Event>> eventsByFetch;

    private Lanes(Run run) {
        this.run = run;
        this.eventsByFetch = run.events().stream().sorted(Comparator.comparingDouble(Event::t))
            .collect(Collectors.groupingBy(Event::fetch, TreeMap::new, Collectors.toList()));
    }

    static Lanes of(Run run) {
        return new Lanes(run);
    }

    /** The fetches to draw: all, or the first and the last ones if there are more than {@code most}. */
    List<Integer> shown(int most) {
        int first = run.n() <= most ? run.n() : most * 2 / 3;
        int last = run.n() <= most ? 0 : most - first;
        return IntStream.concat(IntStream.rangeClosed(1, first), IntStream.rangeClosed(run.n() - last + 1, run.n()))
            .boxed().toList();
    }

    /** The lane of one fetch; without segments before its first event. */
    Lane fetch(int fetch) {
        var events = eventsByFetch.getOrDefault(fetch, List.of());
        var end = events.stream().filter(e -> e.what() == What.DONE || e.what() == What.FAILED).findFirst();
        return new Lane(fetch, withBlocks(segments(events), blocks(events)), end.orElse(null));
    }

    /** The lane of the thread. */
    ThreadLane thread() {
        var blocks = blocks(run.events());
        var row = blocks.isEmpty() ? List.<List<Segment>>of() : List.of(blocks);
        return switch (run.runtime()) {
            case "threads" -> new ThreadLane("threads", "one for each fetch", row);
            case "serial" -> new ThreadLane("thread", RunSummary.unblocked(run), row.isEmpty() ? byDesign() : row);
            case "virtual" -> carriers(blocks);
            default -> new ThreadLane("thread", "not blocked", row);
        };
    }

    /** Events don't name their carrier. It runs one thread at once, so overlapping blocks are on different carriers. */
    private static ThreadLane carriers(List<Segment> blocks) {
        var rows = new ArrayList<List<Segment>>();
        for (Segment block : blocks) {
            rows.stream().filter(row -> row.getLast().to() <= block.from() + TOLERANCE)
                .min(Comparator.comparing(row -> row.getLast().fetch() != block.fetch()))
                .orElseGet(() -> {
                    rows.add(new ArrayList<>());
                    return rows.getLast();
                }).add(block);
        }
        return new ThreadLane(rows.size() > 1 ? "carriers" : "carrier", "not blocked", rows);
    }

    /** A serial client blocks its only thread during each wait. */
    private List<List<Segment>> byDesign() {
        var waits = eventsByFetch.keySet().stream().flatMap(fetch -> fetch(fetch).segments().stream())
            .filter(segment -> segment.state() == State.BLOCKED).toList();
        return waits.isEmpty() ? List.of() : List.of(waits);
    }

    private List<Segment> segments(List<Event> events) {
        var steps = events.stream().filter(e -> e.what() != What.BLOCKED).toList();
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < steps.size(); i++) {
            Event step = steps.get(i);
            double to = i + 1 < steps.size() ? steps.get(i + 1).t() : run.seconds();
            State state = after(step.what());
            if (state == null) {
                break;
            }
            if (to > step.t()) {
                segments.add(new Segment(step.fetch(), state, step.t(), to, null));
            }
        }
        return segments;
    }

    private State after(What what) {
        return switch (what) {
            case OPEN -> State.OPENING;
            case OPENED -> State.READY;
            case SEND -> run.runtime().equals("serial") ? State.BLOCKED : State.WAITING;
            case RECV -> State.RECEIVING;
            case DONE, FAILED, BLOCKED -> null;
        };
    }

    private static List<Segment> blocks(List<Event> events) {
        return events.stream().filter(e -> e.what() == What.BLOCKED).sorted(Comparator.comparingDouble(Event::t))
            .map(e -> new Segment(e.fetch(), State.BLOCKED, e.t(), e.t() + e.seconds(), e.frame())).toList();
    }

    /** Replaces parts of the segments by the blocks, which are sorted. */
    private static List<Segment> withBlocks(List<Segment> segments, List<Segment> blocks) {
        var parts = new ArrayList<>(blocks);
        for (Segment segment : segments) {
            double from = segment.from();
            for (Segment block : blocks) {
                addPart(parts, segment, from, Math.min(segment.to(), block.from()));
                from = Math.max(from, block.to());
            }
            addPart(parts, segment, from, segment.to());
        }
        parts.sort(Comparator.comparingDouble(Segment::from));
        return parts;
    }

    private static void addPart(List<Segment> parts, Segment whole, double from, double to) {
        if (to > from) {
            parts.add(new Segment(whole.fetch(), whole.state(), from, to, null));
        }
    }
}
