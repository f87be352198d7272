package greenlab.capacity;

import greenlab.capacity.Metrics.RequestEvent;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A server with workers and a queue, in simulated time. Ten minutes take less than a second, and the result of a
 * scenario is always the same. Only waiting is simulated, because these workers do nothing else.
 */
public final class Simulation {
    private final CapacityScenario scenario;
    private final Metrics metrics;
    private final EventQueue events = new EventQueue();
    private final Queue<Request> queue = new ArrayDeque<>();
    private int busy;

    private Simulation(CapacityScenario scenario) {
        this.scenario = scenario;
        this.metrics = new Metrics(scenario);
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
        var simulation = new Simulation(scenario);
        for (int step = 1; step <= scenario.steps(); step++) {
            simulation.events.at(step * scenario.step() - 1e-9, simulation::sample);
        }
        for (double t : scenario.arrivals()) {
            simulation.events.at(t, simulation::arrive);
        }
        simulation.events.runUntil(scenario.seconds());
        return simulation.metrics.result("simulation", null);
    }

    private void sample() {
        metrics.state(events.now(), busy, queue.size());
    }

    private void arrive() {
        metrics.record(events.now(), RequestEvent.ARRIVED);
        send(events.now(), 0);
    }

    private void send(double arrival, int retries) {
        if (busy == scenario.workers() && queue.size() >= scenario.queueLimit()) {
            metrics.record(events.now(), RequestEvent.REJECTED);
            return;
        }
        Request request = new Request(arrival);
        events.after(scenario.retryPolicy().timeout(), () -> timeOut(request, retries));
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
            metrics.record(events.now(), RequestEvent.RETRIED);
            send(request.arrival, retries + 1);
        } else {
            metrics.record(events.now(), RequestEvent.GAVE_UP);
        }
    }

    private void work(Request request) {
        busy++;
        events.after(scenario.downstream().at(events.now()), () -> finish(request));
    }

    private void finish(Request request) {
        busy--;
        metrics.record(events.now(), RequestEvent.FINISHED);
        if (!request.timedOut) {
            request.answered = true;
            metrics.answered(events.now(), events.now() - request.arrival);
        }
        if (!queue.isEmpty()) {
            work(queue.remove());
        }
    }
}
