package greenlab.commands;

import greenlab.setup.Checkout;
import greenlab.stages.LocalDelayServer;
import greenlab.stages.StageRunner;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs this checkout's stages against a delay server that lasts as long as the tests of a class. */
final class ServedStages implements BeforeAllCallback, AfterAllCallback {
    private LocalDelayServer server;
    private StageRunner runner;

    StageRunner runner() {
        return runner;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Checkout checkout = Checkout.find();
        server = LocalDelayServer.start(checkout);
        runner = new StageRunner(checkout, server.http(), server.https(), server.truststore(), line -> { });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
    }
}
