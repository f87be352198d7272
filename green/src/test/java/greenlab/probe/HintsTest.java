package greenlab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HintsTest {
    private static final Hints STANDARD = Hints.standard();

    private static Finding block(BlockKind kind, String carrier, String thread, String... stack) {
        return new Finding(1, 0, 1, false, kind, thread, carrier, stack[0].replaceFirst("\\(.*", ""), null, 0, false,
            List.of(stack), null, null);
    }

    private static Hint hint(BlockKind kind, int feature, String... stack) {
        return STANDARD.of(block(kind, "worker-1", "#31", stack), feature);
    }

    @Test
    void eachLineHasARemedyAndASource() {
        assertThat(STANDARD.all()).hasSizeGreaterThan(35).allSatisfy(hint -> {
            assertThat(hint.source()).startsWith("https://").doesNotContain(" ");
            assertThat(hint.remedy()).doesNotEndWith(".").hasSizeLessThan(240);
            assertThat(hint.oldest()).isBetween(21, hint.newest());
        });
    }

    /** A line that never is the first that fits is of no use: one before it has the same frame, kinds and versions. */
    @Test
    void noLineIsHiddenByTheSameFrame() {
        assertThat(STANDARD.all()).allSatisfy(hint -> assertThat(STANDARD.all().stream()
            .filter(other -> other.frame().pattern().equals(hint.frame().pattern())
                && other.kinds().containsAll(hint.kinds()) && other.oldest() <= hint.oldest()
                && other.newest() >= hint.newest()).findFirst()).contains(hint));
    }

    @ParameterizedTest
    @CsvSource({
        "org.conscrypt.NativeCrypto.SSL_read, NATIVE_CALL, 25, useEngineSocketByDefault=true; or the JDK's TLS",
        "org.conscrypt.NativeCrypto.SSL_read, NATIVE_CALL, 21, or run on JDK 24",
        "org.conscrypt.ConscryptEngineSocket$SSLInputStream.read, MONITOR, 21, engine sockets",
        "zipkin2.reporter.internal.CountBoundedQueue.offer, MONITOR, 21, Brave finishes a span inside synchronized",
        "org.postgresql.core.v3.QueryExecutorImpl.execute, MONITOR, 21, 42.6.0",
        "com.mysql.cj.protocol.ReadAheadInputStream.fill, MONITOR, 21, 9.0.0",
        "org.mariadb.jdbc.client.impl.StandardClient.execute, MONITOR, 23, 3.3.0",
        "acme.Cache$Loader.<clinit>, NATIVE_FRAME, 25, JDK-8369238",
        "acme.Cache$Loader.<clinit>, NATIVE_FRAME, 26, before the first request",
        "java.lang.Object.wait, MONITOR, 21, Condition",
        "java.net.Inet6AddressImpl.lookupAllHostAddr, NATIVE_CALL, 25, DNS",
        "java.io.FileInputStream.readBytes, NATIVE_CALL, 22, the JDK adds another",
        "java.io.FileInputStream.readBytes, NATIVE_CALL, 23, for direct or synchronous I/O only",
        "java.io.RandomAccessFile.readBytes0, NATIVE_CALL, 25, File I/O",
        "java.lang.ProcessImpl.forkAndExec, NATIVE_CALL, 25, process",
        "com.github.luben.zstd.Zstd.compress, BUSY, 25, Compression"})
    void knownCulpritHasItsOwnHint(String frame, BlockKind kind, int feature, String words) {
        assertThat(hint(kind, feature, frame + "(Unknown Source)").remedy()).contains(words);
    }

    /** The monitor belongs to an outer frame. */
    @Test
    void outerFrameIsFound() {
        assertThat(hint(BlockKind.MONITOR, 21, "acme.Prices.load(Prices.java:7)",
            "java.util.concurrent.ConcurrentHashMap.computeIfAbsent(ConcurrentHashMap.java:1708)").remedy())
            .contains("compute");
    }

    @ParameterizedTest
    @CsvSource({"nioEventLoopGroup-3-1, EventExecutorGroup", "vert.x-eventloop-thread-0, executeBlocking",
        "reactor-http-epoll-2, boundedElastic", "http-nio-8080-exec-1, platform threads"})
    void eventLoopIsKnownByItsName(String thread, String words) {
        assertThat(STANDARD.of(block(BlockKind.WAIT, null, thread, "acme.Jdbc.query"), 25).remedy()).contains(words);
    }

    @ParameterizedTest
    @EnumSource(BlockKind.class)
    void unknownCulprit_newerJdkOnlyWhereItHelps(BlockKind kind) {
        String before24 = hint(kind, 23, "acme.Unknown.call").remedy();
        String later = hint(kind, 24, "acme.Unknown.call").remedy();
        assertThat(before24.startsWith("Run on JDK 24 or later")).isEqualTo(kind == BlockKind.MONITOR);
        assertThat(later).doesNotContain("JDK 24");
        assertThat(List.of(before24, later)).allMatch(remedy ->
            remedy.contains(kind == BlockKind.CLASS ? "static initializer" : "platform threads"));
    }

    @Test
    void ownHintIsFirst() {
        Hints own = STANDARD.with(List.of("# ours", "", "org\\.postgresql\\.\tany\t21+\tAsk team B\tticket 7",
            "org\\.postgresql\\.\tany\t21+\tAsk team C\tticket 8"));
        Finding block = block(BlockKind.MONITOR, "worker-1", "#31", "org.postgresql.Driver.connect");
        assertThat(block.advised(own.of(block, 21))).extracting(Finding::hint, Finding::source)
            .containsExactly("Ask team B", "ticket 7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a b c|line 2: 1 columns; expected frame, kind, JDK, remedy and source, separated by tabs",
        "[\tany\t21+\tr\ts|line 2: frame is not a regular expression: Unclosed character class",
        "a\tlocks\t21+\tr\ts|line 2: kind locks; expected any, or some of monitor,native_frame,native_call,"
            + "class,busy,wait",
        "a\tany\t21..23\tr\ts|line 2: JDK 21..23; expected 21-23, 24+ or 25",
        "a\tany\t21+\t \ts|line 2: no remedy or no source; expected both"})
    void invalidLineIsNamed(String line, String message) {
        assertThatThrownBy(() -> STANDARD.with(List.of("# mine", line))).hasMessage(message);
    }
}
