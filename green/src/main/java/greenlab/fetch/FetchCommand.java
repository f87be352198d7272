package greenlab.fetch;

import greenlab.timeline.Json;
import greenlab.timeline.Run;
import greenlab.timeline.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code fetch}: n GETs on a chosen runtime, timed. It is also what runs inside of each stage's JVM, where it streams
 * its events to the process that started it.
 */
@Command(name = "fetch", sortOptions = false,
    description = "Fetches a URL n times on the runtime of your choice, and times it.",
    footer = {"", "Example: the same ten fetches, one after the other, then at once on one thread:",
        "  jbang fetch --runtime serial", "  jbang fetch --runtime green --trace"})
public final class FetchCommand implements Callable<Integer> {
    private final OwnServer.Starter ownServer;
    private final Path ownTruststore;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "URL",
        description = "What to fetch; without a path, its /delay/SECONDS. Without a URL a delay server is started.")
    private String url;

    @Mixin
    private RunOptions options;

    @Mixin
    private SaveOption saved;

    @Option(names = "--proto", paramLabel = "PROTO", defaultValue = "http",
        description = "http or https, where no URL says it (default: ${DEFAULT-VALUE}).")
    private Proto proto;

    @Option(names = "--runtime", paramLabel = "RUNTIME", defaultValue = "serial",
        description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private RuntimeName runtime;

    @Option(names = "--carriers", paramLabel = "N", defaultValue = "1",
        description = "How many OS threads carry the virtual ones (default: ${DEFAULT-VALUE}).")
    private int carriers;

    @Option(names = "--watch", description = "Tell on stderr, while it runs, who blocks the thread.")
    private boolean watch;

    @Option(names = "--events", hidden = true, description = "Stream events as lines of JSON, the run on the last.")
    private boolean events;

    @Option(names = "--stage", hidden = true, description = "The stage whose environment this JVM is.")
    private Integer stage;

    @Option(names = "--order", hidden = true, split = ",", description = "Steps to take before, in this order.")
    private List<Step> order;

    @Option(names = "--emulated", hidden = true, description = "This Java 25 stands in for a Java 21.")
    private boolean emulated;

    @Option(names = "--truststore", hidden = true, description = "By which the server's certificate is verified.")
    private Path truststore;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    /**
     * @param ownServer starts a delay server where the call names no URL
     * @param ownTruststore by which this machine's delay server is verified; the file need not exist
     */
    public FetchCommand(OwnServer.Starter ownServer, Path ownTruststore) {
        this.ownServer = ownServer;
        this.ownTruststore = ownTruststore;
    }

    /** Runs in a stage's JVM: a URL has to be given, and the JVM ends with the process that started it. */
    public static void inStage(String... args) {
        Leash.holdIfAsked();
        Cli.main(new FetchCommand(() -> {
            throw new Cli.Failure("give the URL of a delay server, such as one that './jbang serve' prints");
        }, Path.of(".lab/tls/truststore.p12")), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (carriers < 1) {
            throw new ParameterException(spec.commandLine(), "--carriers " + carriers + " is less than 1");
        }
        if (url != null) {
            return fetch(target(url));
        }
        try (OwnServer server = ownServer.start()) {
            truststore = server.truststore();
            return fetch(target(server.address(proto.name()).toString()));
        }
    }

    private Target target(String address) {
        try {
            return Target.of(address, options.delay());
        } catch (IllegalArgumentException notOne) {
            throw new ParameterException(spec.commandLine(), notOne.getMessage());
        }
    }

    private int fetch(Target target) throws IOException, InterruptedException {
        trust(target);
        Plan plan = new Plan(stage, emulated, runtime, carriers, target, options.n());
        if (events) {
            EventStream stream = new EventStream(System.out);
            Run run = order == null ? new FetchProgram(plan, stream).run() : inOrder(plan, stream);
            stream.end(run);
            return run.verdict() == Verdict.FAILED ? Cli.FAILED : Cli.DONE;
        }
        saved.check();
        Run run = Json.run(Json.line(watch ? watched(plan) : seen(plan)));   // told to the millisecond, as it is saved
        saved.save(Json.of(run));
        boolean begun = !run.events().isEmpty();
        if (options.report().json()) {
            System.out.println(Json.of(run));
        } else if (begun) {
            System.out.println(RunReport.of(run, options.report()));
        }
        if (run.verdict() == Verdict.FAILED) {
            throw new Cli.Failure(run.error());
        }
        return Cli.DONE;
    }

    private Run inOrder(Plan plan, EventStream stream) throws IOException, InterruptedException {
        InOrder steps = new InOrder(order);
        Run run = new FetchProgram(plan, steps, stream).run();
        stream.tell(steps.held(plan.target()));
        return run;
    }

    private void trust(Target target) {
        Path given = truststore != null ? truststore : ownTruststore;
        if (Files.exists(given) && isThisMachine(target)) {
            Trust.only(given.toAbsolutePath());
        }
    }

    private static boolean isThisMachine(Target target) {
        try {
            return InetAddress.getByName(target.base().getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;   // the fetch will say so
        }
    }

    private static Run watched(Plan plan) throws IOException, InterruptedException {
        try (WatchLines lines = new WatchLines(System.err)) {
            return new FetchProgram(plan, lines).run();
        }
    }

    private static Run seen(Plan plan) throws IOException, InterruptedException {
        Terminal terminal = Terminal.ofThisProcess();
        if (!terminal.live()) {
            return new FetchProgram(plan, event -> { }).run();
        }
        try (LiveLanes lanes = new LiveLanes(plan.recorder(), terminal, System.err)) {
            return new FetchProgram(plan, lanes).run();
        }
    }
}
