package greenlab.commands;

import greenlab.server.DelayServer;
import greenlab.server.Keys;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.stages.House;
import greenlab.stages.Trials;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Trials of this checkout's stages, and the delay server that they fetch from: as long as a class's tests go on. */
final class ServedTrials implements BeforeAllCallback, AfterAllCallback {
    private DelayServer server;
    private Trials trials;

    Trials get() {
        return trials;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws StartupException {
        House house = House.find();
        server = DelayServer.start(ServerConfig.local(house.tls()));
        trials = new Trials(house, server.https(), Keys.in(house.tls()).truststore(), line -> { });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
    }
}
