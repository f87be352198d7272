package greenlab.capacity;

import greenlab.fetch.ParentWatchdog;
import java.util.Arrays;
import java.util.List;

/** The program of a small server's JVM: serves until it is ended, tells its port, and again and again how it is. */
public final class SmallServer {
    private SmallServer() {}

    /** What {@link #main} is called with. */
    static List<String> arguments(Serving serving, Scenario scenario) {
        Downstream downstream = scenario.downstream();
        return List.of(serving.name(), "" + scenario.workers(), "" + scenario.line(), "" + downstream.usual(),
            "" + downstream.slow(), "" + downstream.from(), "" + downstream.to(), "" + scenario.step());
    }

    /** Called by {@link RealRun}, not by people. */
    public static void main(String... args) throws Exception {
        ParentWatchdog.startIfAsked();
        double[] is = Arrays.stream(args).skip(1).mapToDouble(Double::parseDouble).toArray();
        var downstream = new Downstream(is[2], is[3], is[4], is[5]);
        var scenario = Scenario.of((int) is[0], 1, 1).withLine((int) is[1]).with(downstream);
        var handler = new Handler(downstream);
        Thread.ofPlatform().daemon().name("greenlab-status").start(() -> tell(handler, Math.round(is[6] * 1000 / 2)));
        Serving.valueOf(args[0]).serve(scenario, handler);
    }

    private static void tell(Handler handler, long everyMillis) {
        try {
            while (true) {
                System.out.println(handler.status().line());
                Thread.sleep(everyMillis);
            }
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException("nobody interrupts the status", unexpected);
        }
    }
}
