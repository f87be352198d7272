package greenlab.slides;

import greenlab.fetch.PatchScope;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.run.Run;
import greenlab.stages.Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs that are recorded, each with its key: the sandbox's most useful settings, and all runs of the deck. The
 * delay is always a second.
 */
final class RunMatrix {
    private static final double DELAY = 1;
    private static final List<String> JAVAS = List.of("21", "25");
    private static final List<Integer> SIZES = List.of(3, 5, 10);
    private static final int N = 10;

    private final Map<String, RunSpec> specs = new LinkedHashMap<>();

    private RunMatrix() {
        for (RuntimeName runtime : List.of(RuntimeName.GREEN, RuntimeName.VIRTUAL)) {
            for (int stage = 0; stage <= Run.LAST_STAGE; stage++) {
                for (String java : JAVAS) {
                    addBothProtocols(stage, java, runtime);
                }
            }
        }
        addBothProtocols(1, "25", RuntimeName.SERIAL);
        addBothProtocols(1, "25", RuntimeName.THREADS);
        for (String java : JAVAS) {
            RunSpec patched = RunSpec.ofStage(4, java, RuntimeName.GREEN, Proto.https, N, DELAY);
            add(patched.withPatch(PatchScope.PARTIAL));
            add(patched.withPatch(PatchScope.NONE));
            Order.all().forEach(order -> add(RunSpec.ofOrder(order.steps(), java, N, DELAY)));
        }
    }

    /** All runs by key, in the order in which they are recorded. */
    static Map<String, RunSpec> all() {
        return new RunMatrix().specs;
    }

    /**
     * The name under which a run is stored, such as {@code stage-3-java-21-green-https-n-10},
     * {@code stage-4-java-21-green-https-n-10-partial} or {@code order-patch-client-provider-engine-java-25-n-10}.
     * {@code run-settings.js} builds the same name.
     */
    static String key(RunSpec spec) {
        String size = "-n-" + spec.n();
        if (!spec.order().isEmpty()) {
            return "order-" + new Order(spec.order()).toString().replace(' ', '-') + "-java-" + spec.java() + size;
        }
        String patch = spec.patch() == PatchScope.FULL ? "" : "-" + spec.patch();
        return "stage-" + spec.stage() + "-java-" + spec.java() + "-" + spec.runtime() + "-" + spec.proto() + size
            + patch;
    }

    private void addBothProtocols(int stage, String java, RuntimeName runtime) {
        for (Proto proto : List.of(Proto.https, Proto.http)) {
            SIZES.forEach(n -> add(RunSpec.ofStage(stage, java, runtime, proto, n, DELAY)));
        }
    }

    private void add(RunSpec spec) {
        specs.put(key(spec), spec);
    }
}
