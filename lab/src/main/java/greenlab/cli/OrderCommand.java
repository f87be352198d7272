package greenlab.cli;

import greenlab.fetch.RunSpec;
import greenlab.fetch.Step;
import greenlab.render.Terminal;
import greenlab.run.Verdict;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.stages.Order;
import greenlab.stages.Outcome;
import greenlab.stages.StageRunner;
import greenlab.stages.TargetJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code order}: applies steps in a given order, each order in its own JVM. */
@Command(name = "order", sortOptions = false,
    description = {"Takes steps in your order in a fresh JVM, fetches on the green runtime, and prints which sockets"
        + " the fetches used. The steps: patch the sockets, load the client (it chooses its TLS and fills its pool),"
        + " insert the TLS provider, choose engine sockets.",
        "A client that isn't named is loaded by the first fetch; other steps that aren't named are not taken."},
    footer = {"", "Example: patched, and still slow:", "  jbang order patch provider client engine",
        "All 24 orders, grouped by outcome:", "  jbang order --all -n 5 --delay 0.3"})
public final class OrderCommand implements Subcommand {
    @Spec
    private CommandSpec command;

    /** For completion. */
    private static final class StepNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Step.values()).map(Step::toString).iterator();
        }
    }

    @Parameters(arity = "0..*", paramLabel = "STEP", completionCandidates = StepNames.class,
        description = "patch, client, provider, engine: in your order.")
    private List<String> steps = List.of();

    @Option(names = "--all", description = "Run all 24 orders; takes some minutes.")
    private boolean all;

    private String java = "25";

    @Mixin
    private RunOptions options;

    @Option(names = "--java", paramLabel = "VERSION", defaultValue = "25",
        description = "21, 25 or later (default: ${DEFAULT-VALUE}); 21* is a later JDK that pins as 21 does.")
    void setJava(String version) {
        java = StageCommand.javaOf(command, version);
    }

    @Override
    public Integer call() throws StartupException, IOException, InterruptedException {
        List<Order> orders = orders();
        options.check();
        List<Outcome> outcomes = outcomes(Checkout.find(), orders);
        options.save(Outcome.json(outcomes));
        String json = all ? Outcome.json(outcomes) : outcomes.getFirst().json();
        System.out.println(options.report.json ? json : options.report.text(outcomes));
        // Single orders may fail: that is their outcome.
        if (outcomes.stream().allMatch(one -> one.run().verdict() == Verdict.FAILED)) {
            throw new Cli.Failure(outcomes.getFirst().run().error());
        }
        return Cli.SUCCESS;
    }

    private List<Outcome> outcomes(Checkout checkout, List<Order> orders)
            throws StartupException, IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        try (DelayServer server = DelayServer.start(ServerConfig.local(checkout.tls()));
                Terminal view = Terminal.ofThisProcess()) {
            StageRunner runner = new StageRunner(checkout, server,
                line -> System.err.println("order: " + line));
            TargetJvm jvm = runner.jvm(java);
            for (Order order : orders) {
                String above = outcomes.size() + 1 + " of " + orders.size() + ": " + order;
                RunSpec spec = RunSpec.ofOrder(order.steps(), "" + jvm.java(), options.n, options.delay)
                    .on("" + jvm.java(), jvm.emulated());
                outcomes.add(runner.order(spec, run -> view.draw(List.of(above), run)));
            }
        }
        return outcomes;
    }

    private List<Order> orders() {
        if (all == !steps.isEmpty()) {
            throw new ParameterException(command.commandLine(), "give either the steps in your order, or --all");
        }
        try {
            return all ? Order.all() : List.of(Order.of(steps.toArray(String[]::new)));
        } catch (IllegalArgumentException invalid) {
            throw new ParameterException(command.commandLine(), invalid.getMessage());
        }
    }
}
