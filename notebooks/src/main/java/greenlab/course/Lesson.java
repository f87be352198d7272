package greenlab.course;

import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.render.LineChart;
import greenlab.render.LivePicture;
import greenlab.render.RunSummary;
import greenlab.render.StatusTable;
import greenlab.run.Run;
import greenlab.run.Verdict;
import greenlab.server.DelayServer;
import greenlab.server.Keys;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.stages.Order;
import greenlab.stages.Outcome;
import greenlab.stages.Profile;
import greenlab.stages.StageRunner;
import greenlab.stepper.StepperHtml;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * The session of one notebook: its own delay server, stages that run in fresh JVMs and are drawn meanwhile, the status
 * table that the notebooks fill together, and checks. Not thread-safe: a kernel runs one cell at a time.
 *
 * <p>Environment variables: {@code GREENLAB_N}, the number of fetches (default 10); {@code GREENLAB_DELAY}, the
 * server's delay in seconds (default 1); {@code GREENLAB_COURSE}, the folder of the reader's progress.
 */
public final class Lesson {
    private static Lesson current;
    private final CellDisplay display;
    private final Checkout checkout = Checkout.find();
    private final int n = Integer.parseInt(System.getenv().getOrDefault("GREENLAB_N", "10"));
    private final double delay = Double.parseDouble(System.getenv().getOrDefault("GREENLAB_DELAY", "1"));
    private final CourseProgress progress = new CourseProgress(Path.of(System.getenv().getOrDefault("GREENLAB_COURSE",
        checkout.lab().resolve("course").toString())));
    private final DelayServer server = DelayServer.start(ServerConfig.local(checkout.tls()));
    private final Keys keys = Keys.in(checkout.tls());
    private final StageRunner runner = runner(server);

    private Lesson(CellDisplay display) throws StartupException {
        this.display = display;
    }

    /**
     * Starts a lesson and its server, on free ports. Stops the server of the kernel's previous lesson.
     *
     * @throws IllegalStateException if the kernel lacks a JVM flag or a library; its message is one line with the fix
     */
    public static synchronized Lesson begin() throws StartupException {
        KernelFlags.check();
        if (current != null) {
            current.server.close();
        }
        current = new Lesson(CellDisplay.ofKernel());
        System.out.println("The delay server answers at " + current.http() + " and " + current.https());
        return current;
    }

    /** The number of fetches of a run. */
    public int n() {
        return n;
    }

    /** The server's delay before each answer, in seconds. */
    public double delay() {
        return delay;
    }

    /** The delay server's address, such as {@code http://localhost:40123}. */
    public URI http() {
        return server.http();
    }

    /** The server's address over TLS; clients need {@link #keys} to trust it. */
    public URI https() {
        return server.https();
    }

    /** The delay server's certificate, and what a client needs to trust it. */
    public Keys keys() {
        return keys;
    }

    /** The checkout that contains this notebook. */
    public Checkout checkout() {
        return checkout;
    }

    /** Runs stages and orders against this lesson's server. */
    public StageRunner runner() {
        return runner;
    }

    /** A stage on a Java version and a runtime, over HTTPS, with this lesson's number of fetches and delay. */
    public RunSpec spec(int stage, int java, String runtime) {
        return spec(stage, java, runtime, n);
    }

    /** The same with another number of fetches. */
    public RunSpec spec(int stage, int java, String runtime, int fetches) {
        return RunSpec.ofStage(stage, "" + java, RuntimeName.of(runtime), Proto.https, fetches, delay);
    }

    /** Runs a stage on Java 21 or 25 with n greenlets, draws it meanwhile, prints its summary, and saves it. */
    public Run run(int stage, int java) throws IOException, InterruptedException {
        Run run = run(spec(stage, java, "green"));
        progress.add(run);
        return run;
    }

    /** Runs the stages that are missing from {@link #showTable}, one after the other, in one picture. */
    public void fillTable() throws IOException, InterruptedException {
        LivePicture picture = display.picture();
        for (int stage : CourseProgress.STAGES) {
            for (String java : CourseProgress.JAVAS) {
                if (table().run(stage, java) == null) {
                    Run run = runner.run(spec(stage, Integer.parseInt(java), "green"), picture);
                    System.out.print(title(run) + ": ");
                    progress.add(summarized(run));
                }
            }
        }
    }

    /**
     * Runs any stage, draws it meanwhile, and prints its summary. Doesn't change the status table.
     *
     * @throws IllegalStateException if the run failed; its message is one line with the reason
     */
    public Run run(RunSpec spec) throws IOException, InterruptedException {
        return summarized(runner.run(spec, display.picture()));
    }

    /** The same against another server. */
    public Run run(RunSpec spec, DelayServer other) throws IOException, InterruptedException {
        return summarized(runner(other).run(spec, display.picture()));
    }

    private StageRunner runner(DelayServer to) {
        return new StageRunner(checkout, to, System.out::println);
    }

    private static Run summarized(Run run) {
        if (run.verdict() == Verdict.FAILED) {
            throw new IllegalStateException(run.error());
        }
        System.out.println(RunSummary.story(run));
        return run;
    }

    /** Runs a stage as {@link #run(RunSpec)} does, with a flight recorder (JFR) in its JVM. */
    public Profile profile(RunSpec spec) throws IOException, InterruptedException {
        Profile profile = runner.profile(spec, display.picture());
        summarized(profile.run());
        return profile;
    }

    /**
     * Takes steps such as {@code patch client provider} in a fresh JVM, draws its fetches, and shows which sockets they
     * used. If TLS doesn't work afterwards, nothing is thrown: that is an outcome, too.
     */
    public Outcome order(String steps, int java) throws IOException, InterruptedException {
        Outcome result = runner.order(RunSpec.ofOrder(Order.of(steps).steps(), "" + java, n, delay), display.picture());
        show(result.markdown());
        System.out.println(result);
        return result;
    }

    /** The last run of a stage on a Java version, in this notebook or an earlier one; null if there is none. */
    public Run last(int stage, int java) {
        return table().run(stage, CourseProgress.JAVAS.get(java < 25 ? 0 : 1));
    }

    /** Shows the status table, with {@code ???} for what hasn't run yet. */
    public void showTable() {
        display.html(table().html());
    }

    private StatusTable table() {
        return progress.table(n, delay);
    }

    /** Saves a prediction, {@code fast} or {@code slow}, for {@link #showPredictions}. */
    public void predict(int stage, String java21, String java25) throws IOException {
        progress.predict(stage, java21, java25);
    }

    /** Prints, for each stage, the predictions and the measured verdicts. */
    public void showPredictions() {
        System.out.println(progress.score(table()));
    }

    /** Prints the sentence if the condition holds; otherwise stops the cell. */
    public void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalStateException("not so in this run: " + sentence);
        }
        System.out.println("✔ " + sentence);
    }

    /** Prints whether an exercise, such as {@code 02/1}, is solved, and counts it in the reader's {@link Score}. */
    public void answer(String exercise, boolean right, String sentence) {
        System.out.println((right ? "✔ " : "not yet: ") + sentence);
        progress.score().add(exercise, right);
    }

    /** Prints the blocking monitor's report: which frames blocked the thread in that run, and for how long. */
    public void printBlocked(Run run) {
        System.out.println(title(run) + ", " + RunSummary.blocked(run));
    }

    private static String title(Run run) {
        return "stage " + run.stage() + ", Java " + run.javaLabel();
    }

    /** Shows Markdown, such as a table of measurements. */
    public void show(String markdown) {
        display.markdown(markdown);
    }

    /** Shows a line chart. */
    public void show(LineChart chart) {
        display.svg(chart.svg());
    }

    /** Starts a timeline of this JVM. */
    public LiveTimeline timeline(String runtime, int lanes) {
        return new LiveTimeline(runtime, lanes, delay, display.picture());
    }

    /** Runs the hub of notebook 02, as it is saved, and shows it step by step. */
    public void stepper() throws IOException {
        display.html(StepperHtml.cell(checkout, http()));
    }

    /** Shows source code of this kit: a whole class, or some of its methods. */
    public void showSource(String type, String... methods) throws IOException {
        display.markdown("```java\n" + Source.of(checkout, type).methods(methods) + "```\n");
    }
}
