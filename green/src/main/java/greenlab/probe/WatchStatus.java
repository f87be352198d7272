package greenlab.probe;

import java.util.List;

/**
 * A watched JVM at one moment.
 *
 * @param t seconds since the watch began
 * @param carriers the number of carriers that may run at once, in all schedulers
 * @param mounted how many virtual threads are mounted
 * @param blocked the names of the carriers that are blocked at this moment
 * @param runnable how many virtual threads are runnable and wait for a carrier
 * @param threads how many platform threads are watched by name
 * @param paused for how many seconds the whole JVM stood still so far: garbage collection, or a busy machine
 * @param cpu how many seconds of CPU time the watch itself used so far
 */
public record WatchStatus(double t, int carriers, int mounted, List<String> blocked, int runnable, int threads,
                          double paused, double cpu) {}
