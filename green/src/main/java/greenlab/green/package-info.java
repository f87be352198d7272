//COMPILE_OPTIONS --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED

/**
 * A small gevent: {@link greenlab.green.Greenlet greenlets} that share one OS thread, the {@link greenlab.green.Hub
 * hub} that schedules them, its run queue, timers and selector. Sockets that wait through the hub belong in
 * greenlab.net, patches of the JDK in greenlab.monkey, and the observer of blocked threads in greenlab.monitor.
 *
 * <p>The lines above this comment are JBang's: the options that a script needs which includes this package.
 *
 * <p>The design is gevent's (libev's loop and greenlet); the primitive is the JDK's Continuation, on which virtual
 * threads are built.
 */
package greenlab.green;
