/**
 * The benchmarks: what is measured, compared with which peers, and the goals. The measuring programs are scripts in
 * {@code ours/} and {@code peers/} (Python), each of which prints its figures as JSON.
 *
 * <p>Processes aren't timed by hyperfine: it would time them from start to end, and a JVM's start-up takes as long as
 * the second that is measured.
 */
package greenlab.bench;
