package greenlab.course;

import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
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
import greenlab.stages.Profile;
import greenlab.stages.StageRunner;
import greenlab.stages.StageScript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * One notebook at work: a delay server of its own, stages that run in fresh JVMs and are drawn while they do, the status
 * table that the notebooks fill together, and checks. For one cell at a time, which is how a kernel runs them.
 *
 * <p>How much is fetched can be turned down by two environment variables: {@code GREENLAB_N} (10 fetches) and
 * {@code GREENLAB_DELAY} (1, in seconds). {@code GREENLAB_COURSE} names the folder that runs are remembered in.
 */
public final class Lesson implements AutoCloseable {
    private static final List<Integer> STAGES = List.of(0, 1, 2, 3, 4);
    private static final List<String> JAVAS = List.of("21", "25");
    private static Lesson current;

    private final Screen screen;
    private final Checkout house = Checkout.find();
    private final int n = Integer.parseInt(System.getenv().getOrDefault("GREENLAB_N", "10"));
    private final double delay = Double.parseDouble(System.getenv().getOrDefault("GREENLAB_DELAY", "1"));
    private final Memory memory = new Memory(Path.of(System.getenv().getOrDefault("GREENLAB_COURSE",
        house.lab().resolve("course").toString())));
    private final DelayServer server;
    private final Keys keys;
    private final StageRunner runner;

    private Lesson(Screen screen) throws StartupException {
        this.screen = screen;
        this.server = DelayServer.start(ServerConfig.local(house.tls()));
        this.keys = Keys.in(house.tls());
        this.runner = runner(server);
    }

    /** Runs stages against another server. */
    public StageRunner runner(DelayServer other) {
        return new StageRunner(house, other.http(), other.https(), keys.truststore(), System.out::println);
    }

    /**
     * Begins a lesson, in place of the one that this kernel has, if any, whose server ends. The new one's server takes
     * ports that are free. A cell says {@code Lesson.begin((what, type) -> display(what, type), (id, what, type) ->
     * updateDisplay(id, what, type))}.
     */
    public static synchronized Lesson begin(Screen.Show show, Screen.Update update) throws StartupException {
        if (current != null) {
            current.close();
        }
        current = new Lesson(new Screen(show, update));
        System.out.println("The delay server answers at " + current.http() + " and " + current.https());
        return current;
    }

    /** How many fetches a run has. */
    public int n() {
        return n;
    }

    /** How long the server waits before each answer, in seconds. */
    public double delay() {
        return delay;
    }

    /** The delay server's address, such as {@code http://localhost:40123}. */
    public URI http() {
        return server.http();
    }

    /** The same over TLS; clients need {@link #keys} to trust it. */
    public URI https() {
        return server.https();
    }

    /** The certificate of this machine's delay server. */
    public Keys keys() {
        return keys;
    }

    /** The checkout that the notebook lies in. */
    public Checkout house() {
        return house;
    }

    /** Runs stages and orders against this lesson's server. */
    public StageRunner runner() {
        return runner;
    }

    /** A stage on a Java and a runtime, over https, with this lesson's number of fetches and delay. */
    public RunSpec spec(int stage, int java, String runtime) {
        return spec(stage, java, runtime, n);
    }

    /** The same with another number of fetches. */
    public RunSpec spec(int stage, int java, String runtime, int fetches) {
        return RunSpec.ofStage(stage, "" + java, RuntimeName.of(runtime), Proto.https, fetches, delay);
    }

    /** Runs a stage on Java 21 or 25 with n greenlets, draws it while it runs, says what came of it, and keeps it. */
    public Run run(int stage, int java) throws IOException, InterruptedException {
        Run run = run(spec(stage, java, "green"));
        memory.add(run);
        return run;
    }

    /** Runs those stages that {@link #showTable} has no result of, one after the other, in one picture. */
    public void fillTable() throws IOException, InterruptedException {
        LivePicture picture = screen.picture();
        for (int stage : STAGES) {
            for (String java : JAVAS) {
                if (table().run(stage, java) == null) {
                    Run run = runner.run(spec(stage, Integer.parseInt(java), "green"), picture);
                    System.out.print("stage " + stage + ", Java " + run.javaLabel() + ": ");
                    memory.add(told(run));
                }
            }
        }
    }

    /**
     * Runs any trial, draws it while it runs, and says what came of it. The table doesn't take notice.
     *
     * @throws IllegalStateException with one line that says why, if the trial failed
     */
    public Run run(RunSpec spec) throws IOException, InterruptedException {
        return told(runner.run(spec, screen.picture()));
    }

    private static Run told(Run run) {
        if (run.verdict() == Verdict.FAILED) {
            throw new IllegalStateException(run.error());
        }
        System.out.println(RunSummary.story(run));
        return run;
    }

    /** Runs a trial as {@link #run(RunSpec)} does, with a flight recorder (JFR) in its JVM. */
    public Profile profile(RunSpec spec) throws IOException, InterruptedException {
        Profile profile = runner.profile(spec, screen.picture());
        told(profile.run());
        return profile;
    }

    /** Prints what the flight recorder saw: native code by samples, pinned virtual threads by events. */
    public void printProfile(Profile profile) {
        System.out.println(profile.text());
    }

    /** The orders of a JVM's patches, to be tried against this lesson's server over https. */
    public Orders orders() {
        return new Orders(runner, screen, n, delay);
    }

    /** The last run of a stage on a Java, of this notebook or an earlier one; null if there is none. */
    public Run last(int stage, int java) {
        return table().run(stage, "" + java);
    }

    /** Shows the status table: {@code ???} where nothing has run yet. */
    public void showTable() {
        screen.html(table().html());
    }

    /** Runs of another length or number don't belong beside these. */
    private StatusTable table() {
        return StatusTable.of(memory.runs().stream().filter(run -> run.n() == n && run.delay() == delay
            && run.runtime().equals("green") && run.proto().equals("https")).toList(), STAGES, JAVAS);
    }

    /** Keeps a prediction, {@code fast} or {@code slow}, until {@link #showPredictions}. */
    public void predict(int stage, String java21, String java25) throws IOException {
        memory.predict(stage, java21, java25);
    }

    /** Says, stage by stage, what was predicted and what came of it, as far as both are known. */
    public void showPredictions() {
        System.out.println(new Score(table(), memory.predictions()));
    }

    /**
     * Whether fetches of a run waited at the same time, by the server's count. It stays right on a machine so busy that a
     * fast run comes out mixed.
     */
    public boolean together(Run run) {
        return run.peakInFlight() > 1;
    }

    /** Proves a sentence, or stops the cell with it. */
    public void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalStateException("not so in this run: " + sentence);
        }
        System.out.println("✔ " + sentence);
    }

    /** Says whether an exercise is solved. */
    public void answer(boolean right, String sentence) {
        System.out.println((right ? "✔ " : "not yet: ") + sentence);
    }

    /** Prints who kept the thread in that run, for how long: the watch's report. */
    public void printBlocked(Run run) {
        System.out.print(Reports.blocked(run));
    }

    /** Prints who spoke TLS in that run, and through which class of socket. */
    public void printSocket(Run run) {
        System.out.println(Reports.socket(run));
    }

    /** Shows Markdown that a cell has made, such as a table of what it measured. */
    public void show(String markdown) {
        screen.markdown(markdown);
    }

    /** Shows a picture that a cell has made; it needs a title and a description of its own. */
    public void showSvg(String svg) {
        screen.svg(svg);
    }

    /** A timeline of what is about to happen in this JVM. */
    public Sketch sketch(String runtime, int lanes) {
        return new Sketch(runtime, lanes, delay, screen.picture());
    }

    /** Shows code of this kit as it is, found by {@link Source}: a class, or one method of it. */
    public void showSource(String type, String... method) throws IOException {
        screen.markdown("```java\n" + new Source(house).of(type, method) + "```\n");
    }

    /** A stage's script as an environment; {@code name} is such as {@code stage2.java}. */
    public Script script(String name) throws IOException {
        return new Script(house, StageScript.named(house, name));
    }

    /** Ends the server. What has run stays remembered. */
    @Override
    public void close() {
        server.close();
    }
}
