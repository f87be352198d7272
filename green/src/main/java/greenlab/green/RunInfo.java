package greenlab.green;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Greenlets as text: each below the one that spawned it, with the stack it waits in. As gevent's print_run_info. */
final class RunInfo {
    private final Collection<Greenlet<?>> alive;
    private final StringBuilder text = new StringBuilder();

    private RunInfo(Collection<Greenlet<?>> alive) {
        this.alive = alive;
    }

    static String of(Collection<Greenlet<?>> alive) {
        RunInfo info = new RunInfo(List.copyOf(alive));
        alive.stream().filter(greenlet -> !alive.contains(greenlet.spawner()))
            .forEach(root -> info.tell(root, ""));
        return info.text.toString();
    }

    private void tell(Greenlet<?> greenlet, String indent) {
        text.append(indent).append(greenlet.name()).append('\n');
        for (StackTraceElement frame : greenlet.stack()) {
            text.append(indent).append("    at ").append(frame).append('\n');
        }
        alive.stream().filter(child -> Objects.equals(child.spawner(), greenlet))
            .forEach(child -> tell(child, indent + "  "));
    }
}
