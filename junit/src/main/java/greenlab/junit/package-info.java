/**
 * The watch in a reader's own tests: {@link greenlab.junit.ShouldNotBlock} fails a test of JUnit in which a thread
 * blocks. Class level 21; the jar contains {@link greenlab.probe} and needs JUnit's API only.
 */
package greenlab.junit;
