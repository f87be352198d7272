package greenlab.slides;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A page in its own browser window.
 *
 * @param page the page, loaded
 * @param errors the browser's errors so far
 * @param foreignRequests the URLs of requests to other hosts
 */
record Visit(BrowserContext context, Page page, List<String> errors, List<String> foreignRequests)
        implements AutoCloseable {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    /** A window's size and colour scheme. */
    record Window(int width, int height, ColorScheme light) {
        static final Window PROJECTOR = new Window(1280, 720, ColorScheme.LIGHT);
        static final Window LARGE = new Window(1920, 1080, ColorScheme.LIGHT);
        static final Window DARK = new Window(1280, 720, ColorScheme.DARK);
        /** Equals a window of 1280 pixels at 400 %. */
        static final Window PHONE = new Window(320, 640, ColorScheme.LIGHT);
    }

    static Visit to(Browser browser, URI address, Window window) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
            .setViewportSize(window.width(), window.height()).setColorScheme(window.light())
            .setReducedMotion(ReducedMotion.REDUCE));
        List<String> errors = new CopyOnWriteArrayList<>();
        List<String> foreignRequests = new CopyOnWriteArrayList<>();
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.onRequest(request -> {
            if (isForeign(URI.create(request.url()), address)) {
                foreignRequests.add(request.url());
            }
        });
        page.navigate(address.toString());
        return new Visit(context, page, errors, foreignRequests);
    }

    private static boolean isForeign(URI asked, URI own) {
        return !Set.of("data", "blob").contains(asked.getScheme()) && !String.valueOf(asked.getAuthority())
            .equals(String.valueOf(own.getAuthority()));
    }

    /** The serious and critical violations that axe finds, one line each. */
    List<String> barriers() {
        return new AxeBuilder(page).analyze().getViolations().stream().filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml()).toList();
    }

    /** By how many pixels the page is wider than its window. */
    int overhang() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
