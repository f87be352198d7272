package greenlab.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.jetty.http.MimeTypes;
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

    private static final MimeTypes TYPES = types();

    private final Predicate<Resource> visible;

    private Site(Resource pages, Predicate<Resource> visible) {
        this.visible = visible;
        setBaseResource(pages);
        setDirAllowed(false);
        setCacheControl("no-cache");
    }

    /** Serves the built-in front page from the class path. */
    static Site builtIn(Server server) {
        return new Site(ResourceFactory.of(server).newClassLoaderResource("greenlab/site/"), _ -> true);
    }

    /** Serves the files of a folder. */
    static Site of(Server server, Path folder) throws IOException {
        var root = folder.toRealPath();
        return new Site(ResourceFactory.of(server).newResource(root), found -> isPublic(root, found.getPath()));
    }

    /** All text files are UTF-8. */
    private static MimeTypes types() {
        var types = new MimeTypes.Mutable();
        Map.of("html", "text/html", "txt", "text/plain", "md", "text/markdown", "css", "text/css",
            "js", "text/javascript", "mjs", "text/javascript", "svg", "image/svg+xml")
            .forEach((extension, type) -> types.addMimeMapping(extension, type + ";charset=utf-8"));
        types.addMimeMapping("ipynb", "application/json");
        return types;
    }

    /** Overridden because the handler replaces a configured value with Jetty's when it starts. */
    @Override
    public MimeTypes getMimeTypes() {
        return TYPES;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        // Prevents clickjacking: a foreign page can't embed one of these and hide its buttons.
        response.getHeaders().put("Content-Security-Policy", "frame-ancestors 'self'");
        return super.handle(request, response, callback);
    }

    @Override
    protected HttpContent.Factory newHttpContentFactory(ByteBufferPool.Sized buffers) {
        return new ResourceHttpContentFactory(getBaseResource(), getMimeTypes(), buffers) {
            @Override
            protected Resource resolve(String path) {
                var found = super.resolve(path);
                return found != null && visible.test(found) ? found : null;
            }
        };
    }

    /** Whether a file, after following links, is inside the folder and no part of its path is hidden. */
    private static boolean isPublic(Path root, Path file) {
        try {
            var real = file.toRealPath();
            return real.startsWith(root) && !("/" + root.relativize(real)).contains("/.");
        } catch (IOException e) {
            return false;
        }
    }
}
