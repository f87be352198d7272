/**
 * The benchmarks: what is measured, compared with which peers, and the goals. The measuring programs are scripts in
 * {@code ours/} and {@code peers/} (Python), each of which prints its figures as JSON.
 */
package greenlab.bench;
