package greenlab.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContentFactory;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * Serves the site's files. Paths that don't exist, are hidden or lead out of the folder go to the next handler. Files
 * aren't cached, so a regenerated page is served at once.
 */
final class Site extends ResourceHandler {

    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS");

    /** The folder; null for the built-in front page. */
    private final Path root;

    /** @param folder the site's, or null for the built-in front page, which is on the class path */
    Site(Server server, Path folder) throws IOException {
        root = folder == null ? null : folder.toRealPath();
        var resources = ResourceFactory.of(server);
        setBaseResource(root == null ? resources.newClassLoaderResource("greenlab/site/")
            : resources.newResource(root));
        setDirAllowed(false);
        setCacheControl("no-cache");
        // Jetty assumes ISO-8859-1, or names no encoding.
        server.getMimeTypes().addMimeMapping("html", "text/html;charset=utf-8");
        server.getMimeTypes().addMimeMapping("txt", "text/plain;charset=utf-8");
        server.getMimeTypes().addMimeMapping("md", "text/markdown;charset=utf-8");
        server.getMimeTypes().addMimeMapping("ipynb", "application/json");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        // Prevents clickjacking: a foreign page can't embed one of these and hide its buttons.
        response.getHeaders().put("Content-Security-Policy", "frame-ancestors 'self'");
        if (!METHODS.contains(request.getMethod()) && exists(Request.getPathInContext(request))) {
            new Exchange(request, response, callback).respond(exchange -> Routes.require(METHODS, exchange));
            return true;
        }
        return super.handle(request, response, callback);
    }

    private boolean exists(String path) throws IOException {
        return getHttpContentFactory().getContent(path) != null;
    }

    @Override
    protected HttpContent.Factory newHttpContentFactory(ByteBufferPool.Sized buffers) {
        return new ResourceHttpContentFactory(getBaseResource(), getMimeTypes(), buffers) {
            @Override
            protected Resource resolve(String path) {
                var found = super.resolve(path);
                return found != null && (root == null || isPublic(found.getPath())) ? found : null;
            }
        };
    }

    /** Whether a file, after following links, is inside the folder and no part of its path is hidden. */
    private boolean isPublic(Path file) {
        try {
            var real = file.toRealPath();
            return real.startsWith(root) && !("/" + root.relativize(real)).contains("/.");
        } catch (IOException e) {
            return false;
        }
    }
}
