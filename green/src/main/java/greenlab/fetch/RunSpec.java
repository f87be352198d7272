package greenlab.fetch;

import java.util.List;

/**
 * What is run: one stage, one order of steps, or plain fetches. It is made once, from options or a request, and carried
 * whole to the child JVM, the recorder and the file.
 *
 * @param stage 0 to 4; null for plain fetches and for orders
 * @param java the major version of the Java that runs it, such as {@code 21}
 * @param emulated whether a later JDK stands in for that Java
 * @param runtime what the fetches run on
 * @param proto http or https
 * @param n the number of fetches
 * @param delay how long the server waits before each answer, in seconds
 * @param carriers the number of OS threads that carry virtual threads; the other runtimes ignore it
 * @param patch how much of stage 4's patch is applied; the other stages have none
 * @param order the steps to take before the fetches; empty unless this is an order
 */
public record RunSpec(Integer stage, String java, boolean emulated, RuntimeName runtime, Proto proto, int n,
                      double delay, int carriers, PatchScope patch, List<Step> order) {

    /** A stage with its patch, if it has one, applied in full, on one carrier: several would hide a block. */
    public static RunSpec ofStage(int stage, String java, RuntimeName runtime, Proto proto, int n, double delay) {
        return new RunSpec(stage, java, false, runtime, proto, n, delay, 1, PatchScope.FULL, List.of());
    }

    /** An order, which runs on greenlets over https. */
    public static RunSpec ofOrder(List<Step> order, String java, int n, double delay) {
        return new RunSpec(null, java, false, RuntimeName.GREEN, Proto.https, n, delay, 1, PatchScope.NONE, order);
    }

    /** Fetches in an environment that no stage describes. */
    public static RunSpec ofFetches(String java, RuntimeName runtime, Proto proto, int n, double delay, int carriers) {
        return new RunSpec(null, java, false, runtime, proto, n, delay, carriers, PatchScope.NONE, List.of());
    }

    /** This spec with another scope of the patch. */
    public RunSpec withPatch(PatchScope scope) {
        return new RunSpec(stage, java, emulated, runtime, proto, n, delay, carriers, scope, order);
    }

    /** This spec over another protocol. */
    public RunSpec withProto(Proto other) {
        return new RunSpec(stage, java, emulated, runtime, other, n, delay, carriers, patch, order);
    }

    /** This spec with another number of carriers. */
    public RunSpec withCarriers(int count) {
        return new RunSpec(stage, java, emulated, runtime, proto, n, delay, count, patch, order);
    }

    /** This spec with the Java it was resolved to. */
    public RunSpec on(String major, boolean isEmulated) {
        return new RunSpec(stage, major, isEmulated, runtime, proto, n, delay, carriers, patch, order);
    }
}
