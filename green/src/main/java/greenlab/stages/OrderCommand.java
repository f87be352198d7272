package greenlab.stages;

import greenlab.fetch.Cli;
import greenlab.fetch.OwnServer;
import greenlab.fetch.RunOptions;
import greenlab.fetch.SaveOption;
import greenlab.fetch.Step;
import greenlab.fetch.Terminal;
import greenlab.timeline.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code order}: who patched whom, in which order. Each order in a JVM of its own, one after the other. */
@Command(name = "order", sortOptions = false,
    description = {"Takes steps in your order in a fresh JVM, then fetches on the green runtime, and tells who holds"
        + " which socket. The steps: patch the sockets, load the client (it settles its TLS and fills its pool),"
        + " insert the TLS provider, choose engine sockets.",
        "A client that isn't named is loaded by the first fetch; another step that isn't named doesn't happen."},
    footer = {"", "Example: patched, and slow all the same:", "  jbang order patch provider client engine",
        "All 24 orders, grouped by what came of them:", "  jbang order --all -n 5 --delay 0.3"})
public final class OrderCommand implements Callable<Integer> {
    private final OwnServer.Starter delayServer;

    @Spec
    private CommandSpec spec;

    /** For completion. */
    private static final class Words extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        private Words() {
            super(Arrays.stream(Step.values()).map(Step::word).toList());
        }
    }

    @Parameters(arity = "0..*", paramLabel = "STEP", completionCandidates = Words.class,
        description = "patch, client, provider, engine: in your order.")
    private List<String> steps = List.of();

    @Option(names = "--all", description = "Try all 24 orders; it takes some minutes.")
    private boolean all;

    private String java = "25";

    @Mixin
    private RunOptions options;

    @Mixin
    private SaveOption saved;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    /** @param delayServer starts the server that is fetched from */
    public OrderCommand(OwnServer.Starter delayServer) {
        this.delayServer = delayServer;
    }

    @Option(names = "--java", paramLabel = "VERSION", defaultValue = "25",
        description = "21 or 25 (default: ${DEFAULT-VALUE}); 21* is a 25 made to pin as 21 does.")
    void setJava(String version) {
        if (!version.matches("21\\*?|25")) {
            throw new ParameterException(spec.commandLine(), "--java " + version + ": orders run on 21 and 25");
        }
        java = version;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Order> orders = orders();
        saved.check();
        House house = House.find();
        Box box = new Boxes(house, line -> System.err.println("order: " + line)).of(java);
        List<Outcome> outcomes = new ArrayList<>();
        try (OwnServer server = delayServer.start(); LiveView view = new LiveView(Terminal.ofThisProcess(), System.err)) {
            for (Order order : orders) {
                String now = outcomes.size() + 1 + " of " + orders.size() + ": " + order;
                outcomes.add(StageProcess.run(house, new OrderTrial(order, box, server.address("https"),
                    server.truststore(), options.n(), options.delay()), growing -> view.draw(List.of(now), growing)));
            }
        }
        saved.save(Outcome.json(outcomes));
        System.out.println(options.report().json() ? json(outcomes) : report(outcomes));
        return exitCode(outcomes);
    }

    private List<Order> orders() {
        if (all == !steps.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name the steps in your order, or --all, and not both");
        }
        try {
            return all ? Order.all() : List.of(Order.of(steps.toArray(String[]::new)));
        } catch (IllegalArgumentException noOrder) {
            throw new ParameterException(spec.commandLine(), noOrder.getMessage());
        }
    }

    private String json(List<Outcome> outcomes) {
        return all ? Outcome.json(outcomes) : outcomes.getFirst().json();
    }

    private String report(List<Outcome> outcomes) {
        return all ? Outcomes.of(outcomes).text() : outcomes.getFirst().text(options.report());
    }

    /** One order among many may fail: that is what comes of it. */
    private static int exitCode(List<Outcome> outcomes) {
        boolean failed = outcomes.stream().allMatch(one -> one.run().verdict() == Verdict.FAILED);
        if (failed) {
            throw new Cli.Failure(outcomes.getFirst().run().error());
        }
        return Cli.DONE;
    }
}
