//DEPS com.google.code.gson:gson:2.13.2

/**
 * The program under test: n GETs with the JDK's own blocking client on a runtime of choice, and the events they cause.
 * It runs in its own JVM, with the sockets and TLS provider of that JVM's environment, and reports to standard output.
 * What prepares environments, records and draws belongs to the lab.
 */
package greenlab.fetch;
