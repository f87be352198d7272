package greenlab.render;

import greenlab.fetch.Event;
import greenlab.run.Run;
import greenlab.run.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What both pictures draw: a lane for each fetch, and one for the thread that all of them share. A fetch that
 * <em>waits</em> leaves the thread to the others; a fetch that <em>blocks</em> keeps it. Times are in seconds, as in
 * {@link Event}.
 */
public final class Lanes {

    /** What a fetch does for a while. */
    public enum State {
        /** Its connection is being opened: TCP, then TLS. */
        OPENING("opening"),
        /** It could send, but hasn't got the thread. */
        READY("ready, not running"),
        /** Its request is out, its answer is not in. */
        WAITING("waiting for the server"),
        /** The body is being read. */
        RECEIVING("receiving"),
        /** It keeps the thread that the others need. */
        BLOCKED("blocks the thread");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** The legend's words. */
        public String words() {
            return words;
        }
    }

    /** How a fetch ended. */
    public enum End { DONE, FAILED, NOT_YET }

    /** A stretch of a fetch's lane; {@code frame} is null unless it is blocked and known by whom. */
    public record Segment(State state, double from, double to, String frame) {}

    /** One fetch, from 1 to n; {@code at} is when it ended, {@code reason} why it failed, else null. */
    public record Lane(int fetch, List<Segment> segments, End end, double at, String reason) {}

    /** A stretch for which the thread was kept, and by which fetch; {@code frame} is null where that is by design. */
    public record Stuck(double from, double to, int fetch, String frame) {}

    /** The lane of the thread: its name, what to say of it as a whole, and where it was stuck. */
    public record ThreadLane(String name, String words, List<Stuck> stuck) {}

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

    /** Which fetches to show where there is room for {@code most}: all, or else the first ones and the last. */
    public List<Integer> shown(int most) {
        int first = run.n() <= most ? run.n() : most * 2 / 3;
        int last = run.n() <= most ? 0 : most - first;
        return IntStream.concat(IntStream.rangeClosed(1, first), IntStream.rangeClosed(run.n() - last + 1, run.n()))
            .boxed().toList();
    }

    /** The lane of one fetch; empty where nothing is known of it yet. */
    public Lane fetch(int fetch) {
        var events = eventsByFetch.getOrDefault(fetch, List.of());
        var steps = events.stream().filter(e -> e.what() != Event.What.BLOCKED).toList();
        var end = steps.stream().filter(e -> endOf(e) != End.NOT_YET).findFirst();
        return new Lane(fetch, cut(segments(steps), stuck(events)), end.map(Lanes::endOf).orElse(End.NOT_YET),
            end.map(Event::t).orElse(run.seconds()), end.map(Event::reason).orElse(null));
    }

    /** The lane of the thread. */
    public ThreadLane thread() {
        var blocks = run.events().stream().filter(e -> e.what() == Event.What.BLOCKED).map(Lanes::stuck).toList();
        return switch (run.runtime()) {
            case "threads" -> new ThreadLane("threads", RunSummary.thread(run), blocks);
            case "serial" -> new ThreadLane("thread", RunSummary.thread(run), blocks.isEmpty() ? stuckByDesign() : blocks);
            case "virtual" -> new ThreadLane("carrier", wordsOf(blocks), blocks);
            default -> new ThreadLane("thread", wordsOf(blocks), blocks);
        };
    }

    private String wordsOf(List<Stuck> blocks) {
        if (!blocks.isEmpty()) {
            return "blocked for " + RunSummary.blocks(run.blocked());
        }
        return run.verdict() == Verdict.FAST ? "not blocked" : "not blocked";
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

    private static List<Stuck> stuck(List<Event> events) {
        return events.stream().filter(e -> e.what() == Event.What.BLOCKED).map(Lanes::stuck).toList();
    }

    private static Stuck stuck(Event blocked) {
        return new Stuck(blocked.t(), blocked.t() + blocked.seconds(), blocked.fetch(), blocked.frame());
    }

    /** A serial client keeps its one thread while it waits for each answer: that is what serial means. */
    private List<Stuck> stuckByDesign() {
        return eventsByFetch.keySet().stream().sorted().map(this::fetch)
            .flatMap(lane -> lane.segments().stream().filter(s -> s.state() == State.BLOCKED)
                .map(s -> new Stuck(s.from(), s.to(), lane.fetch(), null)))
            .toList();
    }

    /** Puts blocks in the place of what the fetch would otherwise seem to do in that time. */
    private static List<Segment> cut(List<Segment> segments, List<Stuck> blocks) {
        var parts = new ArrayList<>(segments);
        for (Stuck block : blocks) {
            parts = parts.stream().flatMap(part -> around(part, block).stream())
                .collect(Collectors.toCollection(ArrayList::new));
            parts.add(new Segment(State.BLOCKED, block.from(), block.to(), block.frame()));
        }
        parts.sort(Comparator.comparingDouble(Segment::from));
        return List.copyOf(parts);
    }

    private static List<Segment> around(Segment part, Stuck block) {
        var left = new Segment(part.state(), part.from(), Math.min(part.to(), block.from()), part.frame());
        var right = new Segment(part.state(), Math.max(part.from(), block.to()), part.to(), part.frame());
        return List.of(left, right).stream().filter(piece -> piece.to() > piece.from()).toList();
    }
}
