//DEPS net.bytebuddy:byte-buddy:1.18.17

/**
 * The Java agent of the JVMs that fetch, {@link greenlab.agents.UnpinAgent}: stage 4's patch, the emulation of Java 21
 * on Java 25, and small buffers for many fetches. It rewrites bytecode; code that knows greenlets, the patches of
 * {@code greenlab.monkey} or fetches doesn't belong here.
 */
package greenlab.agents;
