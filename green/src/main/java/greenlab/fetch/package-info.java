// The compiler works for seconds only: its own quick compiler alone halves them.
//COMPILE_OPTIONS -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC
//DEPS info.picocli:picocli:4.7.7

/**
 * The program that every stage runs: n GETs with the JDK's own blocking client, on a runtime of choice, and the one
 * {@link greenlab.timeline.Run} that comes of it. It runs in this JVM, whose sockets and TLS provider are what its
 * environment made of them; who prepares environments lies above, in greenlab.stages.
 */
package greenlab.fetch;
