//DEPS net.bytebuddy:byte-buddy:1.18.17

/**
 * Two Java agents for the JVMs of the stages: {@link greenlab.agents.UnpinAgent} is stage 4's patch,
 * {@link greenlab.agents.As21Agent} emulates Java 21 on Java 25. They rewrite bytecode; code that knows greenlets,
 * patches of the JDK or fetches doesn't belong here.
 */
package greenlab.agents;
