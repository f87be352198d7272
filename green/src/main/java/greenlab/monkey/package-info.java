//DEPS net.bytebuddy:byte-buddy:1.18.17

/**
 * Patches: what puts a cooperative part in the place of a blocking one without touching the code that uses it. Here is
 * what is replaced and whether it can be undone; the parts that take the place lie below, in greenlab.green.
 *
 * <p>The name and the idea are gevent's.
 */
package greenlab.monkey;
