//DEPS net.bytebuddy:byte-buddy:1.18.17
//DEPS net.bytebuddy:byte-buddy-agent:1.18.17

/**
 * Patches: what puts a cooperative part in the place of a blocking one without touching the code that uses it. Here is
 * what is replaced and whether it can be undone, as a {@link greenlab.monkey.Patch list}. The parts that take the place
 * lie below, in greenlab.green; how to look before and after, in greenlab.xray.
 *
 * <pre>
 *   Monkey.patchAll();                    // SOCKET, SERVER_SOCKET, SLEEP, DNS
 *   Monkey.patchAll(Patch.SLEEP);         // all but that one
 *   Patch.SLEEP.undo();
 *   System.out.print(XRay.of(socket));
 * </pre>
 *
 * SOCKET and SERVER_SOCKET need no more than the flags of a script's header (see greenlab.green). SLEEP and DNS, and all
 * of them without the flags, attach an agent to their own JVM. That one must be able to start another for a moment, or
 * have {@code -Djdk.attach.allowAttachSelf=true}; it prints a warning unless it has
 * {@code -XX:+EnableDynamicAgentLoading}.
 *
 * <p>The names and the idea are gevent's.
 */
package greenlab.monkey;
