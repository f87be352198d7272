package greenlab.cli;

import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.render.TextTimeline;
import greenlab.run.Run;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.stages.StageRunner;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code train}: does what most commands do when they start. The launcher creates an AOT cache from it (JEP 514). */
@Command(name = "train", hidden = true, description = "The training run for the launcher's AOT cache.")
public final class TrainCommand implements Subcommand {
    @Override
    public Integer call() throws StartupException, IOException, InterruptedException {
        Checkout checkout = Checkout.find();
        try (DelayServer server = DelayServer.start(ServerConfig.local(checkout.tls()))) {
            StageRunner runner = new StageRunner(checkout, server, line -> { });
            String java = "" + Runtime.version().feature();
            RunSpec spec = RunSpec.ofStage(1, java, RuntimeName.GREEN, Proto.https, 2, 0.01);
            Run run = runner.run(spec, progress -> { });
            System.out.println(TextTimeline.of(run, 80, true, true));
        }
        Main.program().getSubcommands().values().forEach(command -> command.usage(System.out));
        return Main.program().execute("greenlet");
    }
}
