package greenlab.commands;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContentFactory;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** A repository as a host publishes it: the catalog, the script that its aliases refer to, and the archive, by ETag. */
final class PublishedCatalog implements AutoCloseable {
    private final Path files;
    private final Server server = new Server();
    private final int port;
    private final List<String> etags = Collections.synchronizedList(new ArrayList<>());

    /** Starts a server whose archive doesn't exist yet, and publishes this checkout's script and the given catalog. */
    PublishedCatalog(Path files, String catalog) throws Exception {
        this.files = Files.createDirectories(files.resolve("jbang-scripts")).getParent();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ResourceHandler resources = new UncachedFiles();
        resources.setBaseResource(ResourceFactory.of(server).newResource(files));
        resources.setEtags(true);
        server.setHandler(new Handler.Wrapper(resources) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                if (request.getHttpURI().getPath().endsWith(".zip")) {
                    etags.add(request.getHeaders().get("If-None-Match"));
                }
                return super.handle(request, response, callback);
            }
        });
        server.start();
        port = connector.getLocalPort();
        Files.copy(Checkout.find().root().resolve("jbang-scripts/command.java"),
            files.resolve("jbang-scripts/command.java"));
        Files.writeString(files.resolve("jbang-catalog.json"), catalog.replace("\"script-ref\"",
            "\"properties\": {\"greenlab.archive\": \"" + archiveUrl() + "\"},\n\"script-ref\""));
    }

    /** Jetty's own looks once a second whether a file has changed. */
    private static final class UncachedFiles extends ResourceHandler {
        @Override
        protected HttpContent.Factory newHttpContentFactory(ByteBufferPool.Sized buffers) {
            return new ResourceHttpContentFactory(getBaseResource(), getMimeTypes(), buffers);
        }
    }

    private String url(String file) {
        return "http://localhost:" + port + "/" + file;
    }

    String archiveUrl() {
        return url("archive.zip");
    }

    /** What the user types instead of a command's name. */
    String alias(String name) {
        return name + "@" + url("jbang-catalog.json");
    }

    /** The file behind {@link #archiveUrl}. */
    Path archive() {
        return files.resolve("archive.zip");
    }

    /** Publishes a Git repository's last commit, and returns the commit. */
    String publish(Path repository) throws IOException, InterruptedException {
        return publish(repository, List.of());
    }

    /** Publishes files of the working tree, too, which Git may ignore. */
    String publish(Path repository, List<Path> files) throws IOException, InterruptedException {
        List<String> archive = new ArrayList<>(List.of("archive", "-0", "--output=" + archive()));
        for (Path file : files) {
            archive.add("--prefix=REPO-HEAD/" + repository.relativize(file.getParent()) + "/");
            archive.add("--add-file=" + file);
        }
        archive.addAll(List.of("--prefix=REPO-HEAD/", "HEAD"));
        git(repository, archive.toArray(String[]::new));
        return git(repository, "rev-parse", "HEAD");
    }

    /** The ETag that each request for the archive named, or null. */
    List<String> etags() {
        return new ArrayList<>(etags); // with null
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** Runs Git in a folder, and returns what it prints. */
    static String git(Path repository, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString(), "-c", "user.name=Test",
            "-c", "user.email=test@localhost"));
        command.addAll(List.of(args));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(git.getInputStream().readAllBytes()).strip();
        if (git.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + output);
        }
        return output;
    }
}
