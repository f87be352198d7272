package greenlab.green;

import java.util.List;
import java.util.Set;

/** Greenlets as text: each below the one that spawned it, with its stack. As gevent's print_run_info. */
final class RunInfo {
    private final Set<Greenlet<?>> alive;
    private final StringBuilder text = new StringBuilder();

    private RunInfo(Set<Greenlet<?>> alive) {
        this.alive = alive;
    }

    static String of(Set<Greenlet<?>> alive) {
        RunInfo info = new RunInfo(alive);
        List.copyOf(alive).stream().filter(greenlet -> !alive.contains(greenlet.spawner()))
            .forEach(root -> info.append(root, ""));
        return info.text.toString();
    }

    private void append(Greenlet<?> greenlet, String indent) {
        text.append(indent).append(greenlet.name()).append('\n');
        for (StackTraceElement frame : greenlet.stack()) {
            text.append(indent).append("    at ").append(frame).append('\n');
        }
        alive.stream().filter(child -> child.spawner() == greenlet).forEach(child -> append(child, indent + "  "));
    }
}
