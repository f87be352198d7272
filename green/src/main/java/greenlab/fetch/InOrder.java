package greenlab.fetch;

import greenlab.monkey.Monkey;
import greenlab.monkey.Patch;
import greenlab.xray.XRay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;

/**
 * A preparation by steps in a given order. A step that is left out doesn't happen, but for the client: the first fetch
 * loads it.
 */
final class InOrder implements Preparation {
    /** The warm-up takes one connection, and asking for the server's count another. */
    private static final int FOR_US = 2;
    private static final int PATIENCE_MILLIS = 10_000;

    private final List<Step> steps;
    private final List<String> warnings = new ArrayList<>();
    private NotedSockets sockets;

    InOrder(List<Step> steps) {
        this.steps = steps;
    }

    @Override
    public NotedSockets prepare(Plan plan) throws IOException {
        Monkey.warnTo(warnings::add);
        for (Step step : steps) {
            take(step, plan);
        }
        if (sockets == null) {
            sockets = NotedSockets.asDefault();
        }
        return sockets;
    }

    private void take(Step step, Plan plan) throws IOException {
        switch (step) {
            case PATCH -> Patch.SOCKET.apply();
            case CLIENT -> {
                sockets = NotedSockets.asDefault();
                PooledClient.connect(plan.target().warmUp(), plan.n() + FOR_US);
            }
            case PROVIDER -> OptionalConscrypt.putFirstIfPresent();
            case ENGINE -> OptionalConscrypt.chooseEngineSockets();
        }
    }

    /** What came of it: to be asked after the run. Opens one connection more, to see what a new one would be. */
    Held held(Target target) {
        boolean made = sockets != null && sockets.first() != null;
        return new Held(made ? XRay.of(sockets.first()) : null, List.copyOf(warnings), made ? next(target) : null);
    }

    private String next(Target target) {
        try (SSLSocket socket = (SSLSocket) sockets.createSocket(target.base().getHost(), target.base().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.startHandshake();
            return Held.words(XRay.of(socket));
        } catch (IOException | LinkageError refused) {
            return Trouble.inOneLine(refused, target.warmUp(), PATIENCE_MILLIS);
        }
    }
}
