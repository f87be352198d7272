//DEPS org.eclipse.jetty:jetty-server:12.1.14
//DEPS org.eclipse.jetty:jetty-slf4j-impl:12.1.14
//FILES jetty-logging.properties=../../../resources/jetty-logging.properties
//FILES greenlab/site/index.html=../../../resources/greenlab/site/index.html
/**
 * The delay server: endpoints over HTTP and HTTPS, the certificate that clients verify, the site, and the HTTP API of
 * live runs. It counts each run's requests in flight, which proves whether a client serialised them. Clients and
 * greenlets don't belong here; live runs themselves are in {@link greenlab.server.live}.
 *
 * <p>The directives above are for JBang scripts whose {@code //SOURCES} include this package.
 */
package greenlab.server;
