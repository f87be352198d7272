package greenlab.capacity;

import greenlab.capacity.Tally.What;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A server of workers and a line before them, on simulated time: ten minutes pass in less than a second, and the same
 * scenario always ends the same way. Only waiting is simulated, since waiting is all that these workers do.
 */
public final class Simulation {
    private final Scenario scenario;
    private final Tally tally;
    private final Agenda agenda = new Agenda();
    private final Queue<Request> line = new ArrayDeque<>();
    private int busy;

    private Simulation(Scenario scenario) {
        this.scenario = scenario;
        this.tally = new Tally(scenario);
    }

    /** What a user waits for. */
    private static final class Request {
        private final double userCame;
        private boolean answered;
        private boolean userLeft;

        Request(double userCame) {
            this.userCame = userCame;
        }
    }

    /** Runs it on the calling thread. */
    public static Outcome run(Scenario scenario) {
        var simulation = new Simulation(scenario);
        for (int step = 1; step <= scenario.steps(); step++) {
            simulation.agenda.at(step * scenario.step() - 1e-9, simulation::look);
        }
        for (double t : scenario.arrivals()) {
            simulation.agenda.at(t, simulation::userComes);
        }
        simulation.agenda.runUntil(scenario.seconds());
        return simulation.tally.outcome("simulation", null);
    }

    private void look() {
        tally.state(agenda.now(), busy, line.size());
    }

    private void userComes() {
        tally.note(agenda.now(), What.ARRIVED);
        send(agenda.now(), 0);
    }

    private void send(double userCame, int reloads) {
        if (busy == scenario.workers() && line.size() >= scenario.line()) {
            tally.note(agenda.now(), What.REFUSED);
            return;
        }
        Request request = new Request(userCame);
        agenda.after(scenario.users().patience(), () -> patienceEnds(request, reloads));
        if (busy < scenario.workers()) {
            work(request);
        } else {
            line.add(request);
        }
    }

    private void patienceEnds(Request request, int reloads) {
        if (request.answered) {
            return;
        }
        request.userLeft = true;   // and the request stays in the line
        if (reloads < scenario.users().reloads()) {
            tally.note(agenda.now(), What.RELOADED);
            send(request.userCame, reloads + 1);
        } else {
            tally.note(agenda.now(), What.GAVE_UP);
        }
    }

    private void work(Request request) {
        busy++;
        agenda.after(scenario.downstream().at(agenda.now()), () -> finish(request));
    }

    private void finish(Request request) {
        busy--;
        tally.note(agenda.now(), What.FINISHED);
        if (!request.userLeft) {
            request.answered = true;
            tally.answered(agenda.now(), agenda.now() - request.userCame);
        }
        if (!line.isEmpty()) {
            work(line.remove());
        }
    }
}
