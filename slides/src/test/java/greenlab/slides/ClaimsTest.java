package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.Event;
import greenlab.run.Run;
import greenlab.run.Verdict;
import greenlab.run.WatchReport;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the deck and its notes say about a run, without a figure, holds for the recording that the slide shows. */
class ClaimsTest {
    private static final String GREEN = "stages-green.json";
    private static final String VIRTUAL = "stages-virtual.json";
    private static final Predicate<Run> FAST = run -> run.verdict() == Verdict.FAST;
    private static final Predicate<Run> SLOW = run -> run.verdict() == Verdict.SLOW;
    private static final Predicate<Run> NOT_BLOCKED = run -> run.blocked().isEmpty();

    private static Element deck;
    private static Recorded recorded;

    /** A sentence of a slide, and the recorded runs for which it must hold. */
    record Claim(String slide, String sentence, String file, Predicate<Run> shown, Predicate<Run> holds) {
        static Claim of(String slide, String sentence, String file, Predicate<Run> holds) {
            return new Claim(slide, sentence, file, run -> true, holds);
        }

        static Claim of(String slide, String sentence, int stage, String java, Predicate<Run> holds) {
            return new Claim(slide, sentence, GREEN, cell(stage, java), holds);
        }

        @Override
        public String toString() {
            return slide + ": " + sentence;
        }
    }

    @BeforeAll
    static void read() throws IOException {
        var chapters = new StringBuilder();
        try (Stream<Path> files = Files.list(Checkout.find().root().resolve("slides/deck"))) {
            for (Path file : files.toList()) {
                chapters.append(Files.readString(file));
            }
        }
        deck = Html.parse(chapters.toString());
        recorded = new Recorded(Checkout.find());
    }

    static List<Claim> claims() {
        return List.of(
            Claim.of("serial", "the client never sent a request before the previous one was answered", "serial-3.json",
                run -> run.peakInFlight() == 1 && run.answersOneByOne()),
            Claim.of("at-once", "All three requests leave before the first response arrives", "fast-3.json",
                run -> last(run, Event.What.SEND) < first(run, Event.What.RECV)),
            Claim.of("at-once", "three in flight", "fast-3.json", run -> run.peakInFlight() == 3),
            Claim.of("slow-on-the-wire", "All five fetches open their connections before the first answer",
                "slow-5.json", Run::beginsConcurrently),
            Claim.of("slow-on-the-wire", "send, block, recv, send, block, recv", "slow-5.json", Run::answersOneByOne),
            Claim.of("slow-on-the-wire", "The server never held two requests at one moment", "slow-5.json",
                run -> run.peakInFlight() == 1),
            Claim.of("stage-0-java-21", "a class that our code never mentions", 0, "21", blockedIn("org.conscrypt.")),
            Claim.of("stage-0-java-25", "The same class file takes one second", 0, "25", FAST),
            Claim.of("stage-1-run", "Ten fetches wait at the same time", 1, "21", run -> run.peakInFlight() == 10),
            Claim.of("stage-1-run", "the thread is not blocked", 1, "21", NOT_BLOCKED),
            Claim.of("stage-2-run", "Java 25 is slow as well", 2, "25", SLOW),
            Claim.of("stage-2-run", "the culprit frame: SSL_read", 2, "25", blockedIn("NativeCrypto.SSL_read")),
            Claim.of("stage-3-java-25", "As expected", 3, "25", FAST),
            Claim.of("stage-3-java-21", "The wait now happens in Java", 3, "21",
                SLOW.and(blockedIn("ConscryptEngineSocket"))),
            Claim.of("stage-4-run", "One second on the older Java, with the library on the class path", 4, "21",
                FAST.and(tls("Conscrypt"))),
            Claim.of("stage-4-partial", "There is no warning and no error", "partial.json",
                SLOW.and(run -> run.ok() == run.n() && run.error() == null)),
            Claim.of("table-full", "stage 1 fast, stage 2 slow, stage 3 one of each, stage 4 fast", GREEN,
                run -> FAST.test(run) == (run.stage() == 1 || run.stage() == 4 || isNew(run) && run.stage() != 2)),
            Claim.of("two-clocks", "No error, no warning, nothing in the log", GREEN,
                run -> run.ok() == run.n() && run.error() == null),
            Claim.of("order-first", "The provider is inserted too late to have an effect", "order-patch-first.json",
                FAST.and(tls("SunJSSE"))),
            Claim.of("order-late", "open sockets stay unpatched", "order-patch-late.json",
                SLOW.and(blockedIn("Net.poll"))),
            Claim.of("twice", "The sockets are patched first, and it is slow all the same", "order-twice.json",
                SLOW.and(blockedIn("NativeCrypto.SSL_read"))),
            new Claim("stage-5-run", "No fetch is done", "stage-5.json", run -> !isNew(run), run -> run.ok() == 0),
            new Claim("stage-5-run", "The red bar is offer", "stage-5.json", run -> !isNew(run),
                blockedIn("CountBoundedQueue.offer")),
            Claim.of("stage-5-run", "On Java 25 the run is fast", "stage-5.json",
                run -> run.verdict() == (isNew(run) ? Verdict.FAST : Verdict.HUNG)),
            new Claim("unowned-lock", "Its next owner needs a carrier", "stage-5.json", run -> !isNew(run),
                run -> run.dump().stream().anyMatch(line -> line.endsWith("owner: none"))
                    && run.dump().stream().anyMatch(line -> line.contains("next owner, unparked, without a carrier"))),
            Claim.of("table-virtual", "The verdicts are the same", VIRTUAL,
                run -> run.verdict() == green(run).verdict()),
            new Claim("table-virtual", "each fetch is answered before the next one opens", VIRTUAL,
                run -> run.stage() == 2, run -> run.answersOneByOne() && !run.beginsConcurrently()));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void sentenceHoldsForTheRecording(Claim claim) throws IOException {
        assertThat(deck.selectFirst("#" + claim.slide()).text()).contains(claim.sentence());
        List<Run> shown = recorded.runs(claim.file()).stream().filter(claim.shown()).toList();
        assertThat(shown).isNotEmpty().allMatch(claim.holds());
    }

    @Test
    void whatIsSaidOfTheWatchedServiceHolds() throws IOException {
        WatchReport before = recorded.watched("watch-slow-partner-descriptor.json");
        assertThat(deck.selectFirst("#own-program").text()).contains("The culprit frame is SSL_read again",
            "All carriers were blocked at once");
        assertThat(before.groups().getFirst().frame()).endsWith("NativeCrypto.SSL_read");
        assertThat(before.groups().getFirst().call()).startsWith("slow_partner$1.handle(slow_partner.java:");
        assertThat(before.groups().getFirst().allBlocked()).isTrue();
        assertThat(before.carriers()).isEqualTo(2);
        WatchReport after = recorded.watched("watch-slow-partner-jdk.json");
        assertThat(deck.selectFirst("#own-program-fixed").text()).contains("Nothing was blocked");
        assertThat(after.blocked()).isFalse();
        assertThat(after.carriers()).isEqualTo(2);
    }

    private static Predicate<Run> cell(int stage, String java) {
        return run -> run.stage() == stage && run.javaLabel().startsWith(java);
    }

    private static boolean isNew(Run run) {
        return run.javaLabel().equals("25");
    }

    private static Predicate<Run> blockedIn(String frame) {
        return run -> run.blocked().getFirst().frame().contains(frame);
    }

    private static Predicate<Run> tls(String provider) {
        return run -> run.tls().provider().startsWith(provider);
    }

    /** The run of the same cell, on greenlets. */
    private static Run green(Run run) {
        try {
            return recorded.runs(GREEN).stream().filter(cell(run.stage(), run.javaLabel())).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int first(Run run, Event.What what) {
        return run.events().stream().map(Event::what).toList().indexOf(what);
    }

    private static int last(Run run, Event.What what) {
        return run.events().stream().map(Event::what).toList().lastIndexOf(what);
    }
}
