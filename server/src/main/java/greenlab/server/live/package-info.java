/**
 * Live runs: what a page may ask for, the queue of requested runs, and the messages about each of them. One runs at a
 * time. There is no HTTP here, and nothing that starts a process: see {@link greenlab.server.live.RunExecutor}.
 */
package greenlab.server.live;
