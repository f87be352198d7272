package greenlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import greenlab.fetch.Event.What;
import greenlab.fetch.Event;
import greenlab.fetch.FetchResult;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private final Recorder recorder = Samples.recorder(2, "21.0.13", false, "green", "https", 2, 1);

    @Test
    void longerReport_replacesTheShorterOne() {
        recorder.add(Event.blocked(0.1, 1, "a.B.read", 0.2));
        recorder.add(Event.of(0.15, 2, What.OPEN));
        recorder.add(Event.blocked(0.1, 1, "a.B.read", 0.9));
        assertThat(recorder.snapshot().events())
            .containsExactly(Event.blocked(0.1, 1, "a.B.read", 0.9), Event.of(0.15, 2, What.OPEN));
    }

    @Test
    void totalsEachFrame_longestFirst() {
        recorder.add(Event.blocked(0.1, 1, "a.B.write", 0.25));
        recorder.add(Event.blocked(0.5, 1, "a.B.read", 0.5));
        recorder.add(Event.blocked(1.5, 2, "a.B.read", 0.5));
        assertThat(recorder.snapshot().blocked())
            .containsExactly(new Blocked("a.B.read", 1.0), new Blocked("a.B.write", 0.25));
    }

    @Test
    void snapshot_isTheRunInProgress() {
        recorder.add(Event.of(0.8, 1, What.DONE));
        recorder.add(Event.blocked(0.5, 2, "a.B.read", 0.7));
        Run run = recorder.snapshot();
        assertThat(run.verdict()).isEqualTo(Verdict.RUNNING);
        assertThat(run.ok()).isEqualTo(1);
        assertThat(run.seconds()).isCloseTo(1.2, within(1e-9));
        assertThat(recorder.snapshot(1.75).seconds()).isEqualTo(1.75);
        assertThat(run.events()).isSortedAccordingTo((a, b) -> Double.compare(a.t(), b.t()));
    }

    @Test
    void verdictDependsOnSeconds() {
        recorder.add(Event.of(1.1, 2, What.DONE));
        recorder.add(Event.of(1.0, 1, What.DONE));
        Run run = recorder.finished(new FetchResult(1.1, 2, Samples.JDK, null));
        assertThat(run.verdict()).isEqualTo(Verdict.FAST);
        assertThat(run.error()).isNull();
        assertThat(recorder.finished(new FetchResult(2.0, 1, Samples.JDK, null)).verdict()).isEqualTo(Verdict.SLOW);
    }

    /** It would be both serial and concurrent. */
    @Test
    void oneFetch_hasNoVerdict() {
        Recorder one = Samples.recorder(1, "25", false, "green", "https", 1, 1);
        one.add(Event.of(1.0, 1, What.DONE));
        assertThat(one.finished(new FetchResult(1.0, 1, Samples.JDK, null)).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void failedFetch_failsTheRun() {
        recorder.add(Event.failed(0.9, 2, "second"));
        recorder.add(Event.failed(0.2, 1, "first"));
        assertThat(recorder.finished(new FetchResult(0.9, 1, null, null))).extracting(Run::verdict, Run::ok, Run::error)
            .containsExactly(Verdict.FAILED, 0, "first");
    }

    @Test
    void unfinishedFetch_failsTheRun() {
        recorder.add(Event.of(1, 1, What.DONE));
        assertThat(recorder.finished(new FetchResult(1, 1, null, null)).error()).isEqualTo("1 of 2 fetches did not end");
    }

    @Test
    void brokenRun_keepsItsEvents() {
        recorder.add(Event.of(0.4, 1, What.DONE));
        assertThat(recorder.broken("the JVM is gone")).extracting(Run::verdict, Run::ok, Run::seconds, Run::error)
            .containsExactly(Verdict.FAILED, 1, 0.4, "the JVM is gone");
    }

    @Test
    void acceptsEventsFromManyThreads() {
        var many = Samples.recorder(1, "25", false, "threads", "http", 1000, 1);
        IntStream.rangeClosed(1, 1000).parallel().forEach(fetch -> {
            many.add(Event.of(fetch / 1000.0, fetch, What.DONE));
            many.snapshot();
        });
        assertThat(many.snapshot().ok()).isEqualTo(1000);
    }
}
