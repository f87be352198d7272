package greenlab.render;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.Event.What;
import greenlab.fetch.Event;
import greenlab.render.Lanes.Segment;
import greenlab.render.Lanes.State;
import greenlab.run.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Test
    void waitingFetchDoesNotBlockTheThread() {
        var lanes = Lanes.of(Samples.fast(10));
        assertThat(lanes.fetch(10).segments()).extracting(Segment::state)
            .containsExactly(State.OPENING, State.READY, State.WAITING, State.RECEIVING);
        assertThat(lanes.thread().rows()).isEmpty();
        assertThat(lanes.thread().summary()).isEqualTo("not blocked");
    }

    @Test
    void blockReplacesPartOfTheWait() {
        var recorder = Samples.recorder(3, "21", false, "virtual", "https", 1, 1);
        recorder.add(Event.of(0, 1, What.SEND));
        recorder.add(Event.blocked(0.25, 1, "a.B.read", 0.5));
        recorder.add(Event.of(1, 1, What.RECV));
        recorder.add(Event.of(1, 1, What.DONE));
        var lanes = Lanes.of(recorder.snapshot());
        assertThat(lanes.fetch(1).segments()).containsExactly(new Segment(1, State.WAITING, 0, 0.25, null),
            new Segment(1, State.BLOCKED, 0.25, 0.75, "a.B.read"), new Segment(1, State.WAITING, 0.75, 1, null));
        assertThat(lanes.thread().name()).isEqualTo("carrier");
        assertThat(lanes.thread().rows()).containsExactly(List.of(lanes.fetch(1).segments().get(1)));
    }

    @Test
    void serialClientBlocksItsThread() {
        var lanes = Lanes.of(Samples.serial());
        assertThat(lanes.thread().rows().getFirst()).extracting(Segment::fetch).containsExactly(1, 2, 3);
        assertThat(lanes.fetch(2).segments()).extracting(Segment::state)
            .containsExactly(State.OPENING, State.BLOCKED, State.RECEIVING);
    }

    @Test
    void overlappingBlocks_areOnDifferentCarriers() {
        var recorder = Samples.recorder(2, "25", false, "virtual", "https", 4, 1);
        recorder.add(Event.blocked(0, 1, "a.B.read", 1));
        recorder.add(Event.blocked(0.1, 2, "a.B.read", 0.5));
        recorder.add(Event.blocked(0.595, 2, "a.B.close", 1));   // sampled, so it seems to overlap slightly
        recorder.add(Event.blocked(1, 3, "a.B.read", 1));
        recorder.add(Event.blocked(1.6, 4, "a.B.read", 1));
        assertThat(Lanes.of(recorder.snapshot()).thread().rows())
            .extracting(row -> row.stream().map(Segment::fetch).toList())
            .containsExactly(List.of(1, 3), List.of(2, 2, 4));
    }

    @Test
    void threadsRuntime_hasAThreadForEachFetch() {
        assertThat(Lanes.of(Samples.threads()).thread().summary()).isEqualTo("one for each fetch");
        assertThat(RunSummary.thread(Samples.threads())).isEqualTo("10 threads, one for each fetch");
    }

    @Test
    void unfinishedFetch_extendsToNow() {
        var lanes = Lanes.of(Samples.running());
        assertThat(lanes.fetch(10).end()).isNull();
        assertThat(lanes.fetch(10).segments().getLast().to()).isEqualTo(Samples.running().seconds());
        var empty = Samples.recorder(1, "25", false, "green", "http", 2, 1).snapshot();
        assertThat(Lanes.of(empty).fetch(1).segments()).isEmpty();
    }

    @Test
    void failureEndsTheLane_withReason() {
        var lane = Lanes.of(Samples.broken()).fetch(4);
        assertThat(lane.end()).isEqualTo(Event.failed(3.4, 4, "connection reset by <server> & gone"));
    }

    @Test
    void showsFirstAndLastOfMany() {
        assertThat(Lanes.of(Samples.fast(4)).shown(6)).containsExactly(1, 2, 3, 4);
        assertThat(Lanes.of(Samples.fast(100)).shown(6)).containsExactly(1, 2, 3, 4, 99, 100);
    }
}
