//DEPS org.eclipse.jetty:jetty-server:12.1.14
//DEPS org.eclipse.jetty:jetty-slf4j-impl:12.1.14
//FILES jetty-logging.properties=../../../resources/jetty-logging.properties
//FILES greenlab/site/index.html=../../../resources/greenlab/site/index.html
/**
 * The server: the endpoints that the fetches wait on, over HTTP and HTTPS, the certificate that clients verify, the
 * site's pages, and the addresses by which these start live runs. It counts the waiting requests of each run, so that a
 * run can prove who serialised. No client code lives here, and nothing of greenlets; what a live run is lies in
 * {@link greenlab.server.live}.
 *
 * <p>The directives above are JBang's: a script whose {@code //SOURCES} include this package gets what it needs.
 */
package greenlab.server;
