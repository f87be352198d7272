package greenlab.render;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.Event;
import greenlab.fetch.FetchResult;
import greenlab.run.Run;
import greenlab.run.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTimelineTest {
    private static final String ANSI = "\u001b\\[[0-9;]+m";

    @Test
    void slowRun() {
        assertThat(TextTimeline.of(Samples.slow(10), 80, false, true)).isEqualTo("""
            Stage 2 · Java 21 · green · https · 10 x 1 s                        slow 10.05 s

            thread    1█████2█████3██████4█████5█████6██████7█████8█████9█████10█████
            fetch 1   o█████✔
            fetch 2   o-----██████✔
            fetch 3   o-----------███████✔
            fetch 4   o------------------██████✔
            fetch 5   o------------------------██████✔
            fetch 6   o------------------------------███████✔
            fetch 7   o-------------------------------------██████✔
            fetch 8   o-------------------------------------------██████✔
            fetch 9   o-------------------------------------------------██████✔
            fetch 10  o-------------------------------------------------------███████✔
                      +-----+-----+-----+------+-----+-----+------+-----+-----+-----+------
            seconds   0     1     2     3      4     5     6      7     8     9     10

            o opens   = opening   - ready, not running   · waiting for the server
            ~ receiving   █ blocks the thread   ✔ done   x failed
            10 fetches of 1 s: 10.05 s, slow. Peak in flight: 1. The thread was blocked for
            9.97 s in NativeCrypto.SSL_read.
            """);
    }

    @Test
    void fastRun() {
        assertThat(TextTimeline.of(Samples.fast(10), 80, false, true)).isEqualTo("""
            Stage 1 · Java 25 · green · https · 10 x 1 s                         fast 1.12 s

            thread    not blocked
            fetch 1   o·····✔
            fetch 2   o·····✔
            fetch 3   o·····✔
            fetch 4   o·····✔
            fetch 5   o·····✔
            fetch 6   o·····✔
            fetch 7   o·····✔
            fetch 8   o·····✔
            fetch 9   o·····~✔
            fetch 10  o·····~✔
                      +-----+-----+-----+------+-----+-----+------+-----+-----+-----+------
            seconds   0     1     2     3      4     5     6      7     8     9     10

            o opens   = opening   - ready, not running   · waiting for the server
            ~ receiving   █ blocks the thread   ✔ done   x failed
            10 fetches of 1 s: 1.12 s, fast. Peak in flight: 10. The thread was not blocked.
            """);
    }

    @Test
    void runInProgress() {
        assertThat(TextTimeline.of(Samples.running(), 80, false, true)).isEqualTo("""
            Stage 2 · Java 21 · green · https · 10 x 1 s                      running 3.50 s

            thread    1█████2█████3██████4██
            fetch 1   o█████✔
            fetch 2   o-----██████✔
            fetch 3   o-----------███████✔
            fetch 4   o------------------███
            fetch 5   o---------------------
            fetch 6   o---------------------
            fetch 7   o---------------------
            fetch 8   o---------------------
            fetch 9   o---------------------
            fetch 10  o---------------------
                      +-----+-----+-----+---^--+-----+-----+------+-----+-----+-----+------
            seconds   0     1     2     3      4     5     6      7     8     9     10

            o opens   = opening   - ready, not running   · waiting for the server
            ~ receiving   █ blocks the thread   ✔ done   x failed   ^ now
            10 fetches of 1 s: 3.50 s so far, 3 answered. The thread was blocked for 3.44 s
            in NativeCrypto.SSL_read.
            """);
    }

    @Test
    void serialRun_inAscii() {
        assertThat(TextTimeline.of(Samples.serial(), 80, false, false)).isEqualTo("""
            Java 25, serial, http, 3 x 1 s                                       slow 3.06 s

            thread    1####################2#################### 3####################
            fetch 1   o####################+
            fetch 2                        o####################+
            fetch 3                                             o#####################+
                      +---------+---------+----------+---------+----------+---------+------
            seconds   0         0.5       1          1.5       2          2.5       3

            o opens   = opening   - ready, not running   . waiting for the server
            ~ receiving   # blocks the thread   + done   x failed
            3 fetches of 1 s: 3.06 s, slow. Peak in flight: 1. One thread, serial.
            """);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 200})
    void fitsItsWidth(int width) {
        for (Run run : new Run[] {Samples.slow(100), Samples.fast(10), Samples.broken(), Samples.slowEmulated()}) {
            assertThat(TextTimeline.of(run, width, false, true).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void coloursOnlyRepeatTheCharacters() {
        String coloured = TextTimeline.of(Samples.slow(10), 80, true, true);
        assertThat(coloured).contains("\u001b[31m").doesNotContain("\u001b[30m");
        assertThat(coloured.replaceAll(ANSI, "")).isEqualTo(TextTimeline.of(Samples.slow(10), 80, false, true));
    }

    @Test
    void asciiOnly_ifUnicodeIsOff() {
        assertThat(TextTimeline.of(Samples.broken(), 80, false, false)).matches("[\\x0a\\x20-\\x7e]+");
    }

    @Test
    void countsOmittedLanes() {
        assertThat(TextTimeline.of(Samples.fast(100), 80, false, true).lines())
            .anyMatch(line -> line.strip().equals("(82 more)")).hasSizeLessThan(32);
    }

    @Test
    void escapeSequenceInReason_isRemoved() {
        var recorder = Samples.blocking(2, 1, false);
        recorder.add(Event.failed(1.5, 2, "gone\u001b[2J\nand more"));
        assertThat(TextTimeline.of(recorder.finished(new FetchResult(1.5, 1, null, null)), 80, false, true))
            .contains("gone [2J and more").doesNotContain("\u001b");
    }
}
