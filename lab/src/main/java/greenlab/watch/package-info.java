/**
 * {@code watch}: the blocking monitor on another JVM. {@link greenlab.watch.WatchCommand} finds or starts the program,
 * {@link greenlab.watch.AttachedJvm} checks it and loads the agent of {@link greenlab.probe}, and
 * {@link greenlab.watch.WatchSession} reads what the agent writes into a {@link greenlab.run.WatchReport}. What is seen
 * in the program belongs to {@link greenlab.probe}, and how it is drawn to {@link greenlab.render}.
 */
package greenlab.watch;
