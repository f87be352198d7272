/**
 * When a server of waiting workers tips over: {@link greenlab.capacity.LittlesLaw} by hand, a
 * {@link greenlab.capacity.Simulation} of users who reload, and {@link greenlab.capacity.RealRun the same for real}: a
 * small server in a JVM of its own, by threads, greenlets or virtual threads, under the same users. One
 * {@link greenlab.capacity.Scenario} goes in, one {@link greenlab.capacity.Outcome} comes out, whichever it was.
 *
 * <p>Its loads are small and end by themselves: it is no load-test tool. It draws for terminals only, for the command
 * {@code capacity}.
 */
package greenlab.capacity;
