package greenlab.server;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** The pages for people, from the class path. What isn't there is left to the next handler. */
final class Site extends ResourceHandler {

    Site(Server server) {
        setBaseResource(ResourceFactory.of(server).newClassLoaderResource("greenlab/site/"));
        setDirAllowed(false);
        setCacheControl("no-cache");
    }
}
