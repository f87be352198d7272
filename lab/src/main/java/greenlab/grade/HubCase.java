package greenlab.grade;

import java.util.Locale;

/** The cases by which a hub is judged, simple ones first. What is compared is the order of events, never a time. */
public enum HubCase {
    ORDER(10, "Greenlets run in the order in which they were spawned; one that yields goes to the end of the queue.",
        "run, a 1, b 1, c 1, d 1, a 2, b 2, c 2, d 2, a 3, b 3, c 3, d 3, run returns", CasePrograms::order),
    TIMERS(10, "Sleeping greenlets wake up in the order of their times, and others run meanwhile.",
        "run, d 1, b awake, c awake, a awake, run returns", CasePrograms::timers),
    READS(10, "A greenlet whose read would block is suspended until there is something to read; others run meanwhile.",
        "run, b 1, b 2, a hello, b thanks, a the end, c early, run returns", SocketPrograms::reads),
    IDLE(5, "While no greenlet can run, the thread waits in one place instead of computing.",
        "run, a slept: idle, a read: idle, run returns", SocketPrograms::idle),
    FAIRNESS(10, "A greenlet that yields all the time starves neither timers nor sockets.",
        "run, t awake, r reads x, s ends, run returns", SocketPrograms::fairness),
    THROWS(10, "A greenlet that throws an exception ends alone; the others go on, and run returns.",
        "run, c 1, c 2, c 3, e awake, run returns", CasePrograms::throwing),
    JOIN(5, "join returns when the other greenlet has ended, even by an Error.",
        "run, a joined, a again, c joined, run returns", CasePrograms::join),
    KILL(10, "kill makes a greenlet throw where it waits or yielded: finally blocks run, and nothing else.",
        "run, a cleans up, b cleans up, f cleans up, g reads x, run returns", CasePrograms::kill),
    SOCKETS(5, "A thousand greenlets wait for a thousand sockets, and each gets its own answer.",
        "run, w wrote 1000, run returns, 1000 right answers", SocketPrograms::sockets),
    CLOSE(10, "Closing a channel ends the wait of the greenlet that reads from it, and of no other.",
        "run, a closed, a closed again, c reads y, run returns", SocketPrograms::close),
    THREADS(10, "Another thread can spawn greenlets, and wakes the hub's thread up when it waits.",
        "run, a 50 rounds, a 1000 spawned, run returns", SocketPrograms::threads),
    DEADLOCK(5, "When greenlets wait for one another only, run throws instead of waiting forever.",
        "run, c awake, run throws IllegalStateException", CasePrograms::deadlock);

    private final int points;
    private final String sentence;
    private final String expected;
    private final Program program;

    /** Spawns the greenlets of a case. */
    @FunctionalInterface
    interface Program {
        void spawn(Scene scene) throws Exception;
    }

    HubCase(int points, String sentence, String expected, Program program) {
        this.points = points;
        this.sentence = sentence;
        this.expected = expected;
        this.program = program;
    }

    /** The points of a hub that passes. */
    public int points() {
        return points;
    }

    /** What is judged. */
    public String sentence() {
        return sentence;
    }

    /** What the greenlets log, in order. */
    public String expected() {
        return expected;
    }

    void play(Scene scene) throws Exception {
        program.spawn(scene);
        scene.run();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
