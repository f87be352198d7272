package greenlab.server;

import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.PathMappingsHandler;

/** Maps paths to endpoints. */
final class Routes extends PathMappingsHandler {

    Routes(DelayStrategy strategy, RunCounters counters) {
        get("/delay/{n}", new Delay(strategy, counters));
        get("/stats", exchange -> exchange.json(counters.stats(Parameters.requiredRunId(exchange))));
        get("/get", Echo::get);
        get("/headers", Echo::headers);
        get("/ip", Echo::ip);
        get("/user-agent", Echo::userAgent);
        get("/status/{code}", Payload::status);
        get("/bytes/{n}", Payload::bytes);
        get("/stream/{n}", Payload::stream);
        get("/drip", Drip::start);
    }

    /** Adds the endpoints of live runs. */
    Routes with(LiveApi live) {
        get("/api/stages", live::stages);
        on("/api/runs", ((Endpoint) live::start).handler("POST"));
        on("/api/runs/{id}", ((Endpoint) live::stop).handler("DELETE"));
        get("/api/runs/{id}/events", live::events);
        return this;
    }

    private void get(String template, Endpoint endpoint) {
        on(template, endpoint.handler());
    }

    private void on(String template, Handler handler) {
        addMapping(new UriTemplatePathSpec(template), handler);
    }
}
