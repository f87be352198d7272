package greenlab.stepper;

import greenlab.stepper.HubSteps.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the hub's fields and stacks before each line that it runs, and makes steps of them. */
final class StepRecorder {
    private static final String RESUMES = "jdk.internal.vm.Continuation.run";

    private final List<String> code;
    private final List<State> steps = new ArrayList<>();
    private final List<Object> greenlets = new ArrayList<>();   // in the order of their start; the first one is A
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private long start;
    private Object hub;
    private HubNarration kind;   // of the line that runs, with its number and the state before it
    private int line;
    private State before;

    StepRecorder(List<String> code) {
        this.code = code;
    }

    /** Runs the program to its end. What it prints is part of the steps. */
    List<State> run(CellProgram program, URI server) throws IOException {
        PrintStream console = System.out;
        try {
            hub = TracedCells.of(program, server, this::atLine);
            var method = hub.getClass().getDeclaredMethod("program");
            method.setAccessible(true);
            System.setOut(new PrintStream(printed, true));
            start = System.nanoTime();
            method.invoke(hub);
            return steps;
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException("the hub of notebook 02 failed: " + failed.getCause(), failed);
        } finally {
            System.setOut(console);
        }
    }

    private void atLine(int number) {
        try {
            State now = state();
            if (kind != null) {
                steps.add(new State(kind.name(), line, now.t(), sentence(now), now.queue(), now.timers(),
                    now.selector(), now.running(), now.hub(), now.stacks(), now.ended(), now.printed()));
            }
            kind = HubNarration.of(code.get(number - 1)).orElse(null);
            line = number;
            before = now;
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("the hub of notebook 02 lacks a field: " + changed.getMessage(), changed);
        }
    }

    private State state() throws ReflectiveOperationException {
        List<String> queue = names((Collection<?>) field("runQueue"));
        StackTraceElement[] thread = Thread.currentThread().getStackTrace();
        int mount = Arrays.stream(thread).map(frame -> frame.getClassName() + "." + frame.getMethodName()).toList()
            .indexOf(RESUMES);
        Object mounted = mount < 0 ? null : field("current");
        var alive = (Collection<?>) field("alive");
        Map<String, List<String>> stacks = new LinkedHashMap<>();
        for (Object greenlet : greenlets) {
            List<String> frames = frames(greenlet == mounted ? Arrays.copyOf(thread, mount) : suspended(greenlet));
            if (!frames.isEmpty()) {
                stacks.put(name(greenlet), frames);
            }
        }
        return new State(null, 0, seconds(System.nanoTime()), null, queue, timers(), waiting(), name(mounted),
            frames(Arrays.copyOfRange(thread, Math.max(mount, 0), thread.length)), stacks,
            names(greenlets.stream().filter(Predicate.not(alive::contains)).toList()),
            printed.toString().lines().toList());
    }

    private String sentence(State now) throws ReflectiveOperationException {
        String running = name(field("current"));
        Double due = now.timers().get(running);
        return kind.sentence.replace("$G", "" + running)
            .replace("$M", now.queue().isEmpty() ? "" : now.queue().getLast())
            .replace("$R", before.stacks().containsKey(running) ? "resumes" : "starts")
            .replace("$S", text(now.t() - before.t())).replace("$D", due == null ? "" : text(due))
            .replace("$P", now.printed().isEmpty() ? "" : now.printed().getLast());
    }

    private static String text(double seconds) {
        return String.format(Locale.ROOT, "%.3f s", seconds);
    }

    private Map<String, Double> timers() throws ReflectiveOperationException {
        Map<String, Double> timers = new LinkedHashMap<>();
        for (Object timer : (Collection<?>) field("timers")) {
            timers.put(name(call(timer, "greenlet")), seconds((long) call(timer, "at")));
        }
        return timers;
    }

    private List<String> waiting() throws ReflectiveOperationException {
        return ((Selector) field("selector")).keys().stream().filter(key -> key.isValid() && key.interestOps() != 0)
            .map(SelectionKey::attachment).map(this::name).sorted().toList();
    }

    /** Continuation isn't exported to this module at compile time. */
    private static StackTraceElement[] suspended(Object greenlet) throws ReflectiveOperationException {
        return (StackTraceElement[]) call(greenlet, "getStackTrace");
    }

    /** The frames of the cells' methods, the outermost first. */
    private static List<String> frames(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(frame -> frame.getClassName().equals(TracedCells.NAME))
            .map(StackTraceElement::getMethodName).filter(name -> !name.startsWith("lambda$")).toList().reversed();
    }

    private double seconds(long nanoTime) {
        return Math.round((nanoTime - start) / 1e5) / 1e4;
    }

    private List<String> names(Collection<?> some) {
        return some.stream().map(this::name).toList();
    }

    private String name(Object greenlet) {
        if (greenlet == null) {
            return null;
        }
        if (!greenlets.contains(greenlet)) {
            greenlets.add(greenlet);
        }
        return "" + (char) ('A' + greenlets.indexOf(greenlet));
    }

    private Object field(String name) throws ReflectiveOperationException {
        var field = hub.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(hub);
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        var found = target.getClass().getMethod(method);
        found.setAccessible(true);
        return found.invoke(target);
    }
}
