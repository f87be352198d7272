//DEPS io.zipkin.brave:brave:6.0.3
//DEPS io.zipkin.reporter2:zipkin-reporter-brave:3.4.0

/**
 * What stage 5 adds to the fetch program: each fetch is reported as a span, by Brave and Zipkin's reporter. The agent
 * {@link greenlab.agents.SpanAgent} inserts the calls. Only that stage has these libraries on its class path.
 */
package greenlab.spans;
