/**
 * The stages of the story: runs the fetch program in a fresh JVM whose environment is the header of a script, and turns
 * what that JVM tells into a {@link greenlab.timeline.Run}, and what a flight recorder in it saw into a
 * {@link greenlab.stages.Profile}. A fresh JVM for each run, because a patch of a JVM can't be taken back. It starts
 * JBang as a process and knows no more of it; it knows no server, no browser, no notebook.
 */
package greenlab.stages;
