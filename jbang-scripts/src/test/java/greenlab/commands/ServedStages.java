package greenlab.commands;

import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.setup.Checkout;
import greenlab.stages.StageRunner;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs this checkout's stages against a delay server that lasts as long as the tests of a class. */
final class ServedStages implements BeforeAllCallback, AfterAllCallback {
    private DelayServer server;
    private StageRunner runner;

    StageRunner runner() {
        return runner;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Checkout checkout = Checkout.find();
        server = DelayServer.start(ServerConfig.local(checkout.tls()));
        runner = new StageRunner(checkout, server, line -> { });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
    }
}
