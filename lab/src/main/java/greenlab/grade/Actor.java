package greenlab.grade;

import greenlab.render.GreenletLanes.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A greenlet of a case. Each call to the hub is recorded, so that a picture can show it. For the greenlet itself. */
final class Actor {
    private final Scene scene;
    private final String name;

    /** What an actor does. */
    @FunctionalInterface
    interface Part {
        void play(Actor self) throws Exception;
    }

    Actor(Scene scene, String name) {
        this.scene = scene;
        this.name = name;
    }

    void play(Part part) throws Exception {
        scene.resumed(name);
        try {
            part.play(this);
        } finally {
            scene.suspends(name);
            scene.lane(name, Kind.ENDED).end();
        }
    }

    /** Adds a line to the transcript. */
    void logs(String what) {
        scene.note(name + " " + what);
    }

    void yields() throws Exception {
        scene.suspends(name);
        try {
            scene.hub().yieldNow();
        } finally {
            scene.resumed(name);
        }
    }

    void sleeps(double seconds) throws Exception {
        calls(() -> scene.hub().sleep(seconds));
    }

    void joins(String other) throws Exception {
        calls(() -> scene.hub().join(scene.greenlet(other)));
    }

    void kills(String other) throws Exception {
        calls(() -> scene.hub().kill(scene.greenlet(other)));
    }

    void closes(SocketChannel channel) throws Exception {
        calls(() -> scene.hub().close(channel));
    }

    void awaits(SocketChannel channel) throws Exception {
        calls(() -> scene.hub().awaitReadable(channel));
    }

    /** Waits, then reads once. */
    String reads(SocketChannel channel) throws Exception {
        awaits(channel);
        ByteBuffer bytes = ByteBuffer.allocate(100);
        int count = channel.read(bytes);
        return count < 0 ? "the end" : count == 0 ? "nothing: a read would block"
            : new String(bytes.array(), 0, count, StandardCharsets.US_ASCII);
    }

    static void write(SocketChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The name is looked up in stack traces: see {@link Sampler}. */
    void calls(HubExercise.Body call) throws Exception {
        Scene.Interval interval = scene.lane(name, Kind.WAITS);
        scene.suspends(name);
        try {
            call.run();
        } catch (UnsupportedOperationException missing) {
            scene.fails(missing.getMessage() == null ? missing.toString() : missing.getMessage());
            throw missing;
        } finally {
            scene.resumed(name);
            interval.end();
        }
    }
}
