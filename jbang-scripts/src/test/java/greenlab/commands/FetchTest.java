package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import greenlab.fetch.Event;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.run.Verdict;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Concurrency of each runtime, as the server counts requests and the operating system threads. */
@Tag("system")
class FetchTest {

    @ParameterizedTest
    @CsvSource({"serial, https, SLOW", "threads, https, FAST", "green, https, FAST", "virtual, https, FAST",
        "serial, http, SLOW", "green, http, FAST"})
    void runtimeDeterminesConcurrency(String runtime, String proto, Verdict verdict) throws Exception {
        double delay = verdict == Verdict.FAST ? BothClocks.DELAY : 1;
        Run run = fetch("--runtime", runtime, "--proto", proto, "-n", "" + BothClocks.N, "--delay", "" + delay);
        assertThat(run.stage()).isNull();
        assertThat(run.proto()).isEqualTo(proto);
        BothClocks.assertSay(verdict, run);
        assertThat(run.seconds()).isGreaterThanOrEqualTo(verdict == Verdict.SLOW ? BothClocks.N : delay);
    }

    /** 60 concurrent fetches take 60 more OS threads than a single one, or none. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void onlyThreadsUseAnOsThreadPerFetch() throws Exception {
        int few = peakThreads("green", 1);
        assertThat(peakThreads("green", 60)).isBetween(few - 5, few + 5);
        assertThat(peakThreads("virtual", 60)).isBetween(few - 5, few + 9);
        assertThat(peakThreads("threads", 60)).isGreaterThanOrEqualTo(few + 50);
    }

    /** All fetches are in flight when it stops: they fail, and the run has the events until then. */
    @Test
    void serverThatStopsFailsTheRun() throws Exception {
        CountDownLatch waiting = new CountDownLatch(3);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/delay/0", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/delay/30", exchange -> waiting.countDown());   // and no response
        server.start();
        Process command = Command.start("fetch", "http://localhost:" + server.getAddress().getPort(),
            "--runtime", "green", "-n", "3", "--delay", "30", "--json");
        assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
        server.stop(0);
        Run run = RunJson.run(new String(command.getInputStream().readAllBytes()));
        assertThat(command.waitFor()).isEqualTo(1);
        assertThat(run.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(run.ok()).isZero();
        assertThat(run.error()).isNotBlank();
        assertThat(run.events()).extracting(Event::what).contains(Event.What.SEND, Event.What.FAILED);
    }

    private static Run fetch(String... words) throws Exception {
        String[] all = new String[words.length + 2];
        all[0] = "fetch";
        System.arraycopy(words, 0, all, 1, words.length);
        all[all.length - 1] = "--json";
        Command.Ended ended = Command.run(all);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return RunJson.run(ended.out());
    }

    /** The peak that /proc counts for the JVM that fetches. */
    private static int peakThreads(String runtime, int n) throws Exception {
        Process command = Command.start("fetch", "--runtime", runtime, "-n", "" + n, "--delay", "1", "--json");
        int peak = 0;
        while (command.isAlive()) {
            peak = Math.max(peak, command.descendants().filter(ProcessTree::isStageJvm)
                .mapToInt(FetchTest::threads).findAny().orElse(0));
            Thread.sleep(20);
        }
        assertThat(RunJson.run(new String(command.getInputStream().readAllBytes())).ok()).isEqualTo(n);
        return peak;
    }

    private static int threads(ProcessHandle process) {
        String[] tasks = new File("/proc/" + process.pid() + "/task").list();
        return tasks == null ? 0 : tasks.length;
    }
}
