//DEPS net.bytebuddy:byte-buddy:1.18.17

/**
 * The Java agent for the JVMs of the stages, {@link greenlab.agents.UnpinAgent}: stage 4's patch, and the emulation of
 * Java 21 on Java 25. It rewrites bytecode; code that knows greenlets, patches of the JDK or fetches doesn't belong
 * here.
 */
package greenlab.agents;
