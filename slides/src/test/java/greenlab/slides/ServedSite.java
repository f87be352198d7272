package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.setup.Chromium;
import greenlab.stages.LiveRunExecutor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The whole site in a new folder, its server and a browser, shared by all tests. */
final class ServedSite implements AutoCloseable {

    /** Passes the shared site to tests with such a parameter. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == ServedSite.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.create(ServedSite.class))
                .computeIfAbsent(ServedSite.class, _ -> start(), ServedSite.class);
        }
    }

    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync");

    final Path folder;
    private final DelayServer server;
    private final Playwright playwright;
    private final Browser browser;

    private ServedSite(Path folder, DelayServer server, Playwright playwright, Browser browser) {
        this.folder = folder;
        this.server = server;
        this.playwright = playwright;
        this.browser = browser;
    }

    private static ServedSite start() {
        try {
            Checkout checkout = Checkout.find();
            Path folder = Files.createTempDirectory("greenlab-").resolve("site");
            SiteBuilder.build(checkout, folder, Optional.empty());
            if (!Files.exists(folder.resolve("webjars"))) {
                throw new IllegalStateException("no Reveal.js in " + checkout.lab() + ": ./jbang test sets it up");
            }
            noRecordings(folder.resolve("recordings"));
            var server = serve(checkout, folder);
            var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Chromium.find().program()).setArgs(FLAGS));
            return new ServedSite(folder, server, playwright, browser);
        } catch (Exception e) {
            throw new AssertionError("cannot serve the site: " + e.getMessage(), e);
        }
    }

    /** Where the site has no recordings yet, an empty list of them. */
    private static void noRecordings(Path recordings) throws IOException {
        if (Files.notExists(recordings)) {
            Files.createDirectory(recordings);
            Files.writeString(recordings.resolve("index.js"), "greenlabRecordings = { place: '', keys: [] };");
        }
    }

    private static DelayServer serve(Checkout checkout, Path folder) throws StartupException {
        return DelayServer.start(ServerConfig.local(checkout.tls()).withSite(folder)
            .withLiveRuns(LiveRunExecutor.in(checkout)));
    }

    /** Starts another server of the same site; the caller closes it. */
    DelayServer another() throws StartupException {
        return serve(Checkout.find(), folder);
    }

    /** Opens a page of the site in a new window, without cookies and cache. */
    Visit visit(String path, Visit.Window window) {
        return Visit.to(browser, URI.create(server.http() + path), window);
    }

    /** Opens a page as a file. */
    Visit open(String path, Visit.Window window) {
        return Visit.to(browser, folder.resolve(path).toUri(), window);
    }

    /** Opens any other address. */
    Visit elsewhere(URI address, Visit.Window window) {
        return Visit.to(browser, address, window);
    }

    String address() {
        return server.http().toString();
    }

    /** The JVMs of live runs: all child processes except the browser and its driver. */
    static List<ProcessHandle> jvms() {
        return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
            .filter(process -> !process.info().command().orElse("").matches(".*(chrom|playwright).*")).toList();
    }

    /** Waits until they have ended. */
    static void jvmsEnd(List<ProcessHandle> jvms, int withinSeconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(withinSeconds);
        while (jvms.stream().anyMatch(ProcessHandle::isAlive)) {
            assertThat(System.nanoTime()).as("the end of %s within %s s", jvms, withinSeconds).isLessThan(end);
            Thread.sleep(10);
        }
    }

    @Override
    public void close() throws IOException {
        browser.close();
        playwright.close();
        server.close();
        try (Stream<Path> files = Files.walk(folder.getParent())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
