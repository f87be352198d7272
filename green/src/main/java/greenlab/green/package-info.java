//COMPILE_OPTIONS --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED

/**
 * A small gevent: {@link greenlab.green.Greenlet greenlets} that take turns on one OS thread, the
 * {@link greenlab.green.Hub hub} that waits for all of them, and sockets that let others run while they wait. What puts
 * these sockets in the place of the JDK's lies above, in greenlab.monkey; nothing here patches anything. Who watches
 * whether a greenlet really lets others run lies below, in greenlab.monitor.
 *
 * <p>The lines above this comment are JBang's: what a script needs that includes this package. Others have theirs.
 *
 * <p>The idea is gevent's (libev loop + greenlet); the primitive is the one on which the JDK built virtual threads.
 */
package greenlab.green;
