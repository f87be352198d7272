/**
 * When a server with waiting workers saturates: {@link greenlab.capacity.LittlesLaw}, a
 * {@link greenlab.capacity.Simulation} with users who retry, and {@link greenlab.capacity.LoadRun a run} against a
 * small server in its own JVM. All take a {@link greenlab.capacity.CapacityScenario}; the last two return a
 * {@link greenlab.capacity.CapacityResult}. {@link greenlab.capacity.CapacityPage} also runs in a browser: it uses
 * nothing that TeaVM lacks.
 *
 * <p>Loads are small and bounded; this is no load-test tool. Charts are text, for the command {@code capacity}.
 */
package greenlab.capacity;
