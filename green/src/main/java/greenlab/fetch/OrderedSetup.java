package greenlab.fetch;

import greenlab.monkey.Monkey;
import greenlab.monkey.Patch;
import greenlab.xray.XRay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;

/** Prepares a JVM by steps in a given order. A client that isn't a step is loaded after all steps. */
final class OrderedSetup implements JvmSetup {
    /** One connection for the warm-up, one for the query of the server's count. */
    private static final int EXTRA_CONNECTIONS = 2;
    private static final int TIMEOUT_MILLIS = 10_000;

    private final List<Step> steps;
    private final List<String> warnings = new ArrayList<>();
    private RecordingSslSocketFactory sockets;

    OrderedSetup(List<Step> steps) {
        this.steps = steps;
    }

    @Override
    public RecordingSslSocketFactory prepare(FetchJob job) throws IOException {
        Monkey.warnTo(warnings::add);
        for (Step step : steps) {
            take(step, job);
        }
        if (sockets == null) {
            sockets = RecordingSslSocketFactory.asDefault();
        }
        return sockets;
    }

    private void take(Step step, FetchJob job) throws IOException {
        switch (step) {
            case PATCH -> Patch.SOCKET.apply();
            case CLIENT -> {
                sockets = RecordingSslSocketFactory.asDefault();
                PooledClient.connect(job.target().warmUp(), job.spec().n() + EXTRA_CONNECTIONS);
            }
            case PROVIDER -> OptionalConscrypt.putFirstIfPresent();
            case ENGINE -> OptionalConscrypt.chooseEngineSockets();
        }
    }

    /** What the fetches used. Call it after the run: it opens one more connection to see what a new one would be. */
    SocketReport sockets(Target target) {
        boolean made = sockets != null && sockets.first() != null;
        return new SocketReport(made ? XRay.of(sockets.first()) : null, List.copyOf(warnings),
            made ? next(target) : null);
    }

    private String next(Target target) {
        try (SSLSocket socket = (SSLSocket) sockets.createSocket(target.base().getHost(), target.base().getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.startHandshake();
            return SocketReport.summary(XRay.of(socket));
        } catch (IOException | LinkageError failure) {
            return FetchErrors.inOneLine(failure, target.warmUp(), TIMEOUT_MILLIS);
        }
    }
}
