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
 * The pages for people. What isn't there, is hidden or lies outside is left to the next handler. Nothing is kept in
 * memory: a page that was made anew is the one that is shown.
 */
final class Site extends ResourceHandler {

    private static final MimeTypes TYPES = types();

    private final Predicate<Resource> shown;

    private Site(Resource pages, Predicate<Resource> shown) {
        this.shown = shown;
        setBaseResource(pages);
        setDirAllowed(false);
        setCacheControl("no-cache");
    }

    /** The front page alone, from the class path. */
    static Site builtIn(Server server) {
        return new Site(ResourceFactory.of(server).newClassLoaderResource("greenlab/site/"), any -> true);
    }

    /** The pages of a folder. */
    static Site of(Server server, Path folder) throws IOException {
        var root = folder.toRealPath();
        return new Site(ResourceFactory.of(server).newResource(root), found -> isPublic(root, found.getPath()));
    }

    /** What is text is UTF-8 here. */
    private static MimeTypes types() {
        var types = new MimeTypes.Mutable();
        Map.of("html", "text/html", "txt", "text/plain", "md", "text/markdown", "css", "text/css",
            "js", "text/javascript", "mjs", "text/javascript", "svg", "image/svg+xml")
            .forEach((extension, type) -> types.addMimeMapping(extension, type + ";charset=utf-8"));
        types.addMimeMapping("ipynb", "application/json");
        return types;
    }

    /** Not what was set: on its start, the handler sets Jetty's. */
    @Override
    public MimeTypes getMimeTypes() {
        return TYPES;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        // A page elsewhere must not lay one of these over its own, and let its readers press what they don't see.
        response.getHeaders().put("Content-Security-Policy", "frame-ancestors 'self'");
        return super.handle(request, response, callback);
    }

    @Override
    protected HttpContent.Factory newHttpContentFactory(ByteBufferPool.Sized buffers) {
        return new ResourceHttpContentFactory(getBaseResource(), getMimeTypes(), buffers) {
            @Override
            protected Resource resolve(String path) {
                var found = super.resolve(path);
                return found != null && shown.test(found) ? found : null;
            }
        };
    }

    /** Whether a file really lies in the folder, also where links lead to it, and nothing on the way is hidden. */
    private static boolean isPublic(Path root, Path file) {
        try {
            var real = file.toRealPath();
            return real.startsWith(root) && !("/" + root.relativize(real)).contains("/.");
        } catch (IOException gone) {
            return false;
        }
    }
}
