/**
 * What runs inside a watched JVM, a program's own: {@link greenlab.probe.Watch} samples the carriers of virtual threads
 * and chosen platform threads, and reports each that is blocked for too long. {@link greenlab.probe.WatchAgent} starts
 * it in a JVM that another process attaches to, and writes what it finds to a file; {@link greenlab.probe.HangAgent}
 * looks once. Class level 21, no library, and no import but {@link greenlab.monitor.CulpritFrame}: these classes are
 * packed into an agent jar. How findings are shown, and how a JVM is found and attached to, doesn't belong here.
 */
package greenlab.probe;
