//DEPS net.bytebuddy:byte-buddy:1.18.17
//DEPS net.bytebuddy:byte-buddy-agent:1.18.17

/**
 * Monkey patches: each replaces a blocking part of the JDK with a cooperative one, without a change to the code that
 * uses it. {@link greenlab.monkey.Patch} lists what is replaced and whether it can be undone. The replacements that are
 * sockets belong in greenlab.net, and inspection before and after a patch in greenlab.xray.
 *
 * <pre>
 *   Monkey.patchAll();                    // SOCKET, SERVER_SOCKET, SLEEP, DNS
 *   Monkey.patchAll(Patch.SLEEP);         // all except that one
 *   Patch.SLEEP.undo();
 *   System.out.print(XRay.of(socket));
 * </pre>
 *
 * SOCKET and SERVER_SOCKET need only the options of a script's header (see greenlab.green and greenlab.net). SLEEP and
 * DNS, and all of them without these options, attach an agent to their own JVM. The JVM must be able to start another
 * one for that, or have {@code -Djdk.attach.allowAttachSelf=true}. It prints a warning unless it has
 * {@code -XX:+EnableDynamicAgentLoading}.
 *
 * <p>The names and the idea are gevent's.
 */
package greenlab.monkey;
