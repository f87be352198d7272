package greenlab.capacity;

import greenlab.capacity.Metrics.RequestEvent;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * A server with workers and a queue, in simulated time. Ten minutes take less than a second, and the result of a
 * scenario is always the same. Only waiting is simulated, because these workers do nothing else.
 */
public final class Simulation {
    private final CapacityScenario scenario;
    private final Metrics metrics;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Queue<Request> queue = new ArrayDeque<>();
    private int scheduled;
    private double now;
    private int busy;

    private Simulation(CapacityScenario scenario) {
        this.scenario = scenario;
        this.metrics = new Metrics(scenario);
    }

    /** Events run in the order of simulated time, then of their numbers. A lambda as comparator takes twice as long. */
    private record Event(double t, int number, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int order = Double.compare(t, other.t);
            return order == 0 ? Integer.compare(number, other.number) : order;
        }
    }

    private static final class Request {
        private final double arrival;
        private boolean answered;
        private boolean timedOut;

        Request(double arrival) {
            this.arrival = arrival;
        }
    }

    /** Runs the simulation on the calling thread. */
    public static CapacityResult run(CapacityScenario scenario) {
        return new Simulation(scenario).run();
    }

    private CapacityResult run() {
        for (int step = 1; step <= scenario.steps(); step++) {
            at(step * scenario.step() - 1e-9, () -> metrics.state(now, busy, queue.size()));
        }
        for (double t : scenario.arrivals()) {
            at(t, this::arrive);
        }
        while (!events.isEmpty() && events.peek().t < scenario.seconds()) {
            Event next = events.remove();
            now = next.t;
            next.action.run();
        }
        return metrics.result("simulation", scenario.steps(), null);
    }

    private void at(double t, Runnable action) {
        events.add(new Event(t, scheduled++, action));
    }

    private void after(double seconds, Runnable action) {
        at(now + seconds, action);
    }

    private void arrive() {
        metrics.record(now, RequestEvent.ARRIVED);
        send(now, 0);
    }

    private void send(double arrival, int retries) {
        if (busy == scenario.workers() && queue.size() >= scenario.queueLimit()) {
            metrics.record(now, RequestEvent.REJECTED);
            return;
        }
        Request request = new Request(arrival);
        after(scenario.retryPolicy().timeout(), () -> timeOut(request, retries));
        if (busy < scenario.workers()) {
            work(request);
        } else {
            queue.add(request);
        }
    }

    private void timeOut(Request request, int retries) {
        if (request.answered) {
            return;
        }
        request.timedOut = true;   // but the request stays in the queue
        if (retries < scenario.retryPolicy().retries()) {
            metrics.record(now, RequestEvent.RETRIED);
            send(request.arrival, retries + 1);
        } else {
            metrics.record(now, RequestEvent.GAVE_UP);
        }
    }

    private void work(Request request) {
        busy++;
        after(scenario.downstream().at(now), () -> finish(request));
    }

    private void finish(Request request) {
        busy--;
        metrics.record(now, RequestEvent.FINISHED);
        if (!request.timedOut) {
            request.answered = true;
            metrics.answered(now, now - request.arrival);
        }
        if (!queue.isEmpty()) {
            work(queue.remove());
        }
    }
}
