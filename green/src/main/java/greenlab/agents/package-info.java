//DEPS net.bytebuddy:byte-buddy:1.18.17

/**
 * Two Java agents for the JVMs of the stages, and what they rewrite: {@link greenlab.agents.UnpinAgent} is stage 4's
 * patch, {@link greenlab.agents.As21Agent} lets Java 25 stand in for 21. They see bytecode, and know nothing of
 * greenlets, patches or fetches.
 */
package greenlab.agents;
