package greenlab.stepper;

import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of the hub that are steps, each with a sentence. The effect of any other line belongs to the step before.
 * In a sentence, {@code $G} is the greenlet that runs the line, {@code $M} the last one in the run queue, {@code $S}
 * the time that the line takes, {@code $D} when a timer is due, {@code $P} what is printed, and {@code $R} whether a
 * greenlet starts or is resumed.
 */
enum HubNarration {
    START("spawn(() -> fetch(\"A\"", "Three greenlets, one thread. Which line lets the others run?"),
    SPAWN("runQueue.add(greenlet);", "spawn adds $M to the end of the run queue. $M hasn't started yet."),
    HUB("runHub();", "The program calls the hub's loop. It returns when no greenlet is alive."),
    RUN("current.run();", "The hub takes $G from the run queue and $R it: its frames are mounted on the thread."),
    OPEN("try (SocketChannel channel = SocketChannel.open(address)) {", "$G connects to the server."),
    SEND("channel.write(", "$G sends its request. The server answers after its delay."),
    TRY("int bytes = channel.read(into);", "$G tries to read."),
    WOULD_BLOCK("waitFor(channel, SelectionKey.OP_READ);", "The read returned 0: it would block. So $G has to wait."),
    REGISTER("channel.register(", "$G registers its socket with the selector, and itself as the greenlet that waits."),
    TIMER("timers.add(", "$G adds a timer, due at $D."),
    SUSPEND("Continuation.yield(scope);",
        "This line lets the others run: $G is suspended, and its frames are moved to the heap."),
    WAIT("selector.select(", "No greenlet can run. Only here does the thread wait: $S, for a socket or a timer."),
    READY("runQueue.add((Continuation) key.attachment());", "$M's socket is ready: $M goes into the run queue."),
    DUE("runQueue.add(timers.remove().greenlet());", "$M's timer is due: $M goes into the run queue."),
    TRY_AGAIN("bytes = channel.read(into);", "$G continues in the middle of recv and tries again."),
    RETURN("return bytes;", "The read didn't return 0, so recv returns, as if it had blocked."),
    PRINT("System.out.println(name", "$G prints: $P"),
    END("alive.remove(current);", "$G has ended. The hub forgets it."),
    RESET("reset();", "No greenlet is alive: the loop ends.");

    private final String code;
    final String sentence;

    HubNarration(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** What to say about a line of code, if anything. */
    static Optional<HubNarration> of(String line) {
        return Arrays.stream(values()).filter(one -> line.contains(one.code)).findFirst();
    }
}
