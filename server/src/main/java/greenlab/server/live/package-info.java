/**
 * Live runs: what a page may ask for, the line in which the asked-for runs stand, and what is told about each of them.
 * One runs at a time, in a JVM of its own that ends with it. No HTTP lives here: who listens is a function.
 */
package greenlab.server.live;
