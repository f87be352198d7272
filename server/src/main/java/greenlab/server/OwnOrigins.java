package greenlab.server;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Tells this server's own pages from others. A browser says of every request that changes something which page it came
 * from; programs say nothing.
 */
final class OwnOrigins {

    private final Set<String> own = new HashSet<>();

    /** @param bound the host that the server listens on, under the ports of these addresses */
    OwnOrigins(String bound, URI http, URI https) {
        for (var name : OwnHosts.names(bound)) {
            Stream.of(http, https).map(address -> origin(address, name)).forEach(own::add);
        }
    }

    /** @throws Refused with 403 if the request comes from another server's page */
    void require(Exchange exchange) throws Refused {
        var origin = exchange.request().getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null && !own.contains(origin.toLowerCase(Locale.ROOT))) {
            throw new Refused(HttpStatus.FORBIDDEN_403,
                "only this server's own pages may do this, not those of " + origin);
        }
    }

    /** As a browser writes it: without the port where that is the usual one. */
    private static String origin(URI address, String name) {
        int usual = address.getScheme().equals("https") ? 443 : 80;
        return address.getScheme() + "://" + name + (address.getPort() == usual ? "" : ":" + address.getPort());
    }
}
