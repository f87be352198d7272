package greenlab.grade;

import greenlab.render.GreenletLanes.Kind;
import greenlab.render.GreenletLanes.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** One case on one hub: its greenlets, what they logged, and what was found wrong. Any thread may call the methods. */
final class Scene {
    /** A broken hub may resume a greenlet again and again. */
    private static final int MOST_NOTES = 100;
    private static final int MOST_LANES = 12;

    private final HubExercise hub;
    private final long start = System.nanoTime();
    private final List<String> notes = new ArrayList<>();
    private final List<Interval> intervals = new ArrayList<>();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final Map<String, Object> greenlets = new ConcurrentHashMap<>();
    private final AtomicReference<String> running = new AtomicReference<>();
    private Supplier<String> lastNote;
    private String problem;
    private volatile long lastProgress = start;
    private volatile String caller;

    /** Two connected sockets, neither of which blocks. */
    record Connection(SocketChannel left, SocketChannel right) {}

    /** A part of a greenlet's lane; until it ends, it lasts. */
    final class Interval {
        private final String lane;
        private final Kind kind;
        private final double from = seconds();
        private double to = Double.NaN;

        private Interval(String lane, Kind kind) {
            this.lane = lane;
            this.kind = kind;
        }

        void end() {
            synchronized (Scene.this) {
                to = seconds();
            }
        }
    }

    Scene(HubExercise hub) {
        this.hub = hub;
    }

    HubExercise hub() {
        return hub;
    }

    /** Lets the greenlets run to their end, and records how the run ends. */
    void run() {
        note("run");
        try {
            hub.run();
            note("run returns");
        } catch (UnsupportedOperationException missing) {
            fails(missing.getMessage());
        } catch (Throwable thrown) {
            note("run throws " + (thrown instanceof IllegalStateException ? "IllegalStateException" : thrown));
        }
        if (lastNote != null) {
            note(lastNote.get());
        }
    }

    void spawn(String name, Actor.Part part) {
        Actor actor = new Actor(this, name);
        greenlets.put(name, hub.spawn(() -> actor.play(part)));
    }

    Object greenlet(String name) {
        return greenlets.get(name);
    }

    /** What is noted after the run. */
    void atEnd(Supplier<String> note) {
        lastNote = note;
    }

    Connection connection() throws IOException {
        lastProgress = System.nanoTime();   // a case may open a thousand
        try (var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var pair = new Connection(SocketChannel.open(server.getLocalAddress()), server.accept());
            for (SocketChannel channel : List.of(pair.left, pair.right)) {
                channels.add(channel);
                channel.configureBlocking(false);
            }
            return pair;
        }
    }

    void closeConnections() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }

    /** A greenlet runs, again or for the first time. */
    void resumed(String name) {
        String other = running.getAndSet(name);
        if (other != null && !other.equals(name)) {
            fails("greenlets " + other + " and " + name + " ran at the same time");
        }
    }

    /** A greenlet calls the hub, or has ended. */
    void suspends(String name) {
        caller = name;
        running.compareAndSet(name, null);
    }

    synchronized Interval lane(String name, Kind kind) {
        intervals.add(new Interval(name, kind));
        lastProgress = System.nanoTime();
        return intervals.getLast();
    }

    synchronized void note(String what) {
        if (notes.size() < MOST_NOTES) {
            notes.add(what);
            lastProgress = System.nanoTime();
        }
    }

    /** Keeps the first problem: others follow from it. */
    synchronized void fails(String what) {
        problem = problem == null ? what : problem;
    }

    synchronized boolean hasFailed() {
        return problem != null;
    }

    /** Nanoseconds since a greenlet logged something, called the hub to wait, or ended. */
    long quiet() {
        return System.nanoTime() - lastProgress;
    }

    /** The greenlet that has called the hub last, or null. */
    String caller() {
        return caller;
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** The outcome as far as it is known; the sampler may be null. Without a problem nothing is explained. */
    synchronized CaseResult result(HubCase played, Sampler sampler, String printed) {
        String seen = String.join(", ", notes);
        if (!seen.equals(played.expected())) {
            fails("other events than expected");
        }
        boolean passed = problem == null;
        return new CaseResult(played, passed ? played.points() : 0, problem, seen,
            passed || sampler == null ? null : sampler.finding(), passed ? "" : printed, seconds(), lanes(sampler));
    }

    private List<Span> lanes(Sampler sampler) {
        List<Span> lanes = new ArrayList<>(intervals.stream().map(one -> new Span(one.lane, one.kind, one.from,
            Double.isNaN(one.to) ? seconds() : one.to)).toList());
        lanes.addAll(sampler == null ? List.of() : sampler.blocks());
        List<String> shown = lanes.stream().map(Span::lane).distinct().limit(MOST_LANES).toList();
        lanes.removeIf(span -> !shown.contains(span.lane()));
        return lanes;
    }
}
