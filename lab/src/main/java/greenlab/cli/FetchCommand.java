package greenlab.cli;

import greenlab.fetch.FetchJob;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.fetch.Target;
import greenlab.render.Terminal;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.run.Verdict;
import greenlab.server.DelayServer;
import greenlab.server.Keys;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.stages.StageRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fetch}: n GETs on a chosen runtime, in a JVM of their own, timed. */
@Command(name = "fetch", sortOptions = false,
    description = "Fetches a URL n times on a runtime of your choice, and times it.",
    footer = {"", "Example: the same ten fetches, serial, then concurrent on one thread:",
        "  jbang fetch --runtime serial", "  jbang fetch --runtime green --trace"})
public final class FetchCommand implements Subcommand {
    /** With more fetches, and nothing to draw meanwhile, events are reported every few seconds. */
    private static final int MAX_LIVE = 100;

    @Spec
    private CommandSpec command;

    @Parameters(arity = "0..1", paramLabel = "URL",
        description = "What to fetch; without a path, its /delay/SECONDS. Without a URL, a delay server is started.")
    private String url;

    @Mixin
    private RunOptions options;

    @Option(names = "--proto", paramLabel = "PROTO", defaultValue = "http",
        description = "http or https; ignored if there is a URL (default: ${DEFAULT-VALUE}).")
    private Proto proto;

    @Option(names = "--runtime", paramLabel = "RUNTIME", defaultValue = "serial",
        description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private RuntimeName runtime;

    @Mixin
    private CarriersOption carriers;

    @Override
    public Integer call() throws StartupException, IOException, InterruptedException {
        carriers.check();
        options.check();
        Checkout checkout = Checkout.find();
        Path truststore = Keys.at(checkout.tls()).truststore();
        if (url != null) {
            return fetch(url, truststore);
        }
        ServerConfig config = ServerConfig.local(checkout.tls());
        try (DelayServer server = proto == Proto.https ? DelayServer.start(config) : DelayServer.startCold(config)) {
            String address = (proto == Proto.https ? server.https() : server.http()).toString();
            return fetch(address, truststore);
        }
    }

    private int fetch(String address, Path truststore) throws IOException, InterruptedException {
        Target target = target(address);
        RunSpec spec = RunSpec.ofFetches("" + Runtime.version().feature(), runtime, Proto.valueOf(target.proto()),
            options.n, target.delay(), carriers.count);
        Run run = run(spec, address, Files.exists(truststore) && isThisMachine(target) ? truststore : null);
        options.save(RunJson.of(run));
        boolean started = run.verdict() != Verdict.FAILED || !run.events().isEmpty();
        if (options.report.json) {
            System.out.println(RunJson.of(run));
        } else if (started) {
            System.out.println(options.report.text(run));
        }
        if (run.verdict() == Verdict.FAILED) {
            throw new Cli.Failure(run.error());
        }
        return Cli.SUCCESS;
    }

    private Target target(String address) {
        try {
            return Target.of(address, options.delay);
        } catch (IllegalArgumentException invalid) {
            throw new ParameterException(command.commandLine(), invalid.getMessage());
        }
    }

    private Run run(RunSpec spec, String address, Path truststore) throws IOException, InterruptedException {
        try (Terminal terminal = Terminal.ofThisProcess()) {
            String trusted = truststore == null ? null : truststore.toAbsolutePath().toString();
            FetchJob job = new FetchJob(spec, address, trusted, terminal.live() || spec.n() <= MAX_LIVE);
            return StageRunner.fetch(job, run -> terminal.draw(List.of(), run));
        }
    }

    private static boolean isThisMachine(Target target) {
        try {
            return InetAddress.getByName(target.base().getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;   // the fetch reports it
        }
    }
}
