package greenlab.course;

import greenlab.server.CannotStart;
import greenlab.server.DelayServer;
import greenlab.server.Keys;
import greenlab.server.ServerConfig;
import greenlab.stages.House;
import greenlab.stages.Profile;
import greenlab.stages.Trial;
import greenlab.stages.Trials;
import greenlab.timeline.LivePicture;
import greenlab.timeline.Run;
import greenlab.timeline.StatusTable;
import greenlab.timeline.Verdict;
import greenlab.timeline.Words;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The session of one notebook: its own delay server, stages that run in fresh JVMs and are drawn meanwhile, the status
 * table that the notebooks fill together, and checks. Not thread-safe: a kernel runs one cell at a time.
 *
 * <p>Environment variables: {@code GREENLAB_N}, the number of fetches (default 10); {@code GREENLAB_DELAY}, the
 * server's delay in seconds (default 1); {@code GREENLAB_COURSE}, the folder of the reader's progress.
 */
public final class Lesson implements AutoCloseable {
    private static final List<Integer> STAGES = List.of(0, 1, 2, 3, 4);
    private static final List<String> JAVAS = List.of("21", "25");
    private static Lesson current;

    private final CellDisplay display;
    private final House house = House.find();
    private final int n = Integer.parseInt(System.getenv().getOrDefault("GREENLAB_N", "10"));
    private final double delay = Double.parseDouble(System.getenv().getOrDefault("GREENLAB_DELAY", "1"));
    private final CourseProgress progress = new CourseProgress(Path.of(System.getenv().getOrDefault("GREENLAB_COURSE",
        house.lab().resolve("course").toString())));
    /** Cached, because each instance searches for JDKs and downloads those that are missing. */
    private final Map<URI, Trials> trials = new HashMap<>();
    private final DelayServer server;
    private final Keys keys;

    private Lesson(CellDisplay display) throws CannotStart {
        this.display = display;
        this.server = DelayServer.start(ServerConfig.local(house.tls()));
        this.keys = Keys.in(house.tls());
    }

    /**
     * Starts a lesson and its server, on free ports. Closes the kernel's previous lesson, if there is one. A cell calls
     * {@code Lesson.begin((what, type) -> display(what, type), (id, what, type) -> updateDisplay(id, what, type))}.
     */
    public static synchronized Lesson begin(CellDisplay.Show show, CellDisplay.Update update) throws CannotStart {
        if (current != null) {
            current.close();
        }
        current = new Lesson(new CellDisplay(show, update));
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
    public House checkout() {
        return house;
    }

    /** Runs stages against this lesson's server over HTTPS. */
    public Trials trials() {
        return trials(https());
    }

    /** Runs stages against another address, such as {@link #http}. */
    public Trials trials(URI address) {
        return trials.computeIfAbsent(address, to -> new Trials(house, to, keys.truststore(), System.out::println));
    }

    /** Runs a stage on Java 21 or 25 with n greenlets, draws it meanwhile, prints its summary, and saves it. */
    public Run run(int stage, int java) throws IOException, InterruptedException {
        Run run = run(trials().trial(stage, java, "green", n, delay));
        progress.add(run);
        return run;
    }

    /** Runs the stages that are missing from {@link #showTable}, one after the other, in one picture. */
    public void fillTable() throws IOException, InterruptedException {
        LivePicture picture = display.picture();
        for (int stage : STAGES) {
            for (String java : JAVAS) {
                if (table().run(stage, java) == null) {
                    Trial missing = trials().trial(stage, Integer.parseInt(java), "green", n, delay);
                    Run run = trials().run(missing, picture);
                    System.out.print("stage " + stage + ", Java " + run.javaLabel() + ": ");
                    progress.add(summarized(run));
                }
            }
        }
    }

    /**
     * Runs any trial, draws it meanwhile, and prints its summary. Doesn't change the status table.
     *
     * @throws IllegalStateException if the trial failed; its message is one line with the reason
     */
    public Run run(Trial trial) throws IOException, InterruptedException {
        return summarized(trials().run(trial, display.picture()));
    }

    private static Run summarized(Run run) {
        if (run.verdict() == Verdict.FAILED) {
            throw new IllegalStateException(run.error());
        }
        System.out.println(Words.story(run));
        return run;
    }

    /** Runs a trial as {@link #run(Trial)} does, with a flight recorder (JFR) in its JVM. */
    public Profile profile(Trial trial) throws IOException, InterruptedException {
        Profile profile = trials().profile(trial, display.picture());
        summarized(profile.run());
        return profile;
    }

    /** Prints the flight recorder's data: samples of native code, and events of pinned virtual threads. */
    public void printProfile(Profile profile) {
        System.out.println(profile.text());
    }

    /** Tries orders of patches against this lesson's server over HTTPS. */
    public Orders orders() {
        return new Orders(trials(), display, n, delay);
    }

    /** The last run of a stage on a Java version, in this notebook or an earlier one; null if there is none. */
    public Run last(int stage, int java) {
        return table().run(stage, "" + java);
    }

    /** Shows the status table, with {@code ???} for what hasn't run yet. */
    public void showTable() {
        display.html(table().html());
    }

    /** Only runs with this lesson's number of fetches and delay are comparable. */
    private StatusTable table() {
        return StatusTable.of(progress.runs().stream().filter(run -> run.n() == n && run.delay() == delay
            && run.runtime().equals("green") && run.proto().equals("https")).toList(), STAGES, JAVAS);
    }

    /** Saves a prediction, {@code fast} or {@code slow}, for {@link #showPredictions}. */
    public void predict(int stage, String java21, String java25) throws IOException {
        progress.predict(stage, java21, java25);
    }

    /** Prints, for each stage, the predictions and the measured verdicts. */
    public void showPredictions() {
        System.out.println(new PredictionScore(table(), progress.predictions()));
    }

    /**
     * Whether fetches of a run waited concurrently, by the server's count. Unlike the verdict, this is right even on a
     * machine so busy that a fast run is measured as mixed.
     */
    public boolean concurrent(Run run) {
        return run.peakInFlight() > 1;
    }

    /** Prints the sentence if the condition holds; otherwise stops the cell. */
    public void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalStateException("not so in this run: " + sentence);
        }
        System.out.println("✔ " + sentence);
    }

    /** Prints whether an exercise is solved. */
    public void answer(boolean right, String sentence) {
        System.out.println((right ? "✔ " : "not yet: ") + sentence);
    }

    /** Prints the blocking monitor's report: which frames blocked the thread in that run, and for how long. */
    public void printBlocked(Run run) {
        System.out.print(Reports.blocked(run));
    }

    /** Prints a run's TLS provider and the class of its sockets. */
    public void printSocket(Run run) {
        System.out.println(Reports.socket(run));
    }

    /** Shows Markdown, such as a table of measurements. */
    public void show(String markdown) {
        display.markdown(markdown);
    }

    /** Shows an SVG picture, which must contain a title and a description. */
    public void showSvg(String svg) {
        display.svg(svg);
    }

    /** Starts a timeline of this JVM. */
    public LiveTimeline timeline(String runtime, int lanes) {
        return new LiveTimeline(runtime, lanes, delay, display.picture());
    }

    /** Shows source code of this kit: a whole class, or some of its methods. */
    public void showSource(String type, String... method) throws IOException {
        display.markdown("```java\n" + new Source(house).of(type, method) + "```\n");
    }

    /** A stage's script, such as {@code stage2.java}. */
    public Script script(String name) {
        return new Script(house, house.stages().resolve(name));
    }

    /** Stops the server. The reader's progress is kept. */
    @Override
    public void close() {
        server.close();
    }
}
