package greenlab.fetch;

import greenlab.timeline.Recorder;

/**
 * What is to be fetched, and how.
 *
 * @param stage the stage whose environment this JVM is, or null
 * @param emulated whether this Java 25 stands in for a Java 21
 * @param runtime on what the fetches run
 * @param carriers for virtual threads: how many OS threads carry them
 * @param target what is fetched
 * @param n how many times
 */
public record Plan(Integer stage, boolean emulated, RuntimeName runtime, int carriers, Target target, int n) {

    /** The Java that the run stands for: this JVM's version, or the plain {@code 21} where it is emulated. */
    String java() {
        return emulated ? "21" : System.getProperty("java.version");
    }

    /** An empty one, for the events of this plan. */
    Recorder recorder() {
        return new Recorder(stage, java(), emulated, runtime.word(), target.proto(), n, target.delay());
    }
}
