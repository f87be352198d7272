package greenlab.server;

import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.server.handler.PathMappingsHandler;

/** Which address is answered by what. */
final class Routes extends PathMappingsHandler {

    Routes(Waiting waiting, Runs runs) {
        get("/delay/{n}", new Delay(waiting, runs));
        get("/stats", exchange -> exchange.json(runs.stats(RunId.required(exchange))));
        get("/get", Echo::get);
        get("/headers", Echo::headers);
        get("/ip", Echo::ip);
        get("/user-agent", Echo::userAgent);
        get("/status/{code}", Payload::status);
        get("/bytes/{n}", Payload::bytes);
        get("/stream/{n}", Payload::stream);
        get("/drip", Drip::start);
    }

    private void get(String template, Endpoint endpoint) {
        addMapping(new UriTemplatePathSpec(template), endpoint.handler());
    }
}
