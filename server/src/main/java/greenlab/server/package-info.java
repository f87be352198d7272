/**
 * The delay server: endpoints over HTTP and HTTPS, the certificate that clients verify, the site, and the HTTP API of
 * live runs. It counts each run's requests in flight, which proves whether a client serialised them. Clients and
 * greenlets don't belong here; live runs themselves are in {@link greenlab.server.live}.
 */
package greenlab.server;
