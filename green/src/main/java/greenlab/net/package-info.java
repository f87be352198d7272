//COMPILE_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=java.base/sun.nio.ch=ALL-UNNAMED

/**
 * Cooperative sockets: the implementations of a {@link java.net.Socket} ({@link greenlab.net.GreenSocketImpl}) and a
 * {@link java.net.ServerSocket} ({@link greenlab.net.GreenServerSocketImpl}) once greenlab.monkey has patched them.
 * They wait through the hub of greenlab.green where a greenlet calls them, and block elsewhere. Nothing here patches
 * anything, and no scheduling belongs here.
 *
 * <p>The lines above this comment are JBang's: the options that a script needs which includes this package.
 */
package greenlab.net;
