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
 * One look at a page.
 *
 * @param page the page, loaded
 * @param errors what the browser complained about so far
 * @param strangers requests that went to another host
 */
record Visit(BrowserContext context, Page page, List<String> errors, List<String> strangers) implements AutoCloseable {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    /** How large, and in which light. */
    record Window(int width, int height, ColorScheme light) {
        static final Window PROJECTOR = new Window(1280, 720, ColorScheme.LIGHT);
        static final Window LARGE = new Window(1920, 1080, ColorScheme.LIGHT);
        static final Window DARK = new Window(1280, 720, ColorScheme.DARK);
        /** Also what 400 % make of a window 1280 wide. */
        static final Window PHONE = new Window(320, 640, ColorScheme.LIGHT);
    }

    static Visit to(Browser browser, URI address, Window window) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
            .setViewportSize(window.width(), window.height()).setColorScheme(window.light())
            .setReducedMotion(ReducedMotion.REDUCE));
        List<String> errors = new CopyOnWriteArrayList<>();
        List<String> strangers = new CopyOnWriteArrayList<>();
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.onRequest(request -> {
            if (isStranger(URI.create(request.url()), address)) {
                strangers.add(request.url());
            }
        });
        page.navigate(address.toString());
        return new Visit(context, page, errors, strangers);
    }

    private static boolean isStranger(URI asked, URI own) {
        return !asked.getScheme().equals("data") && !String.valueOf(asked.getAuthority())
            .equals(String.valueOf(own.getAuthority()));
    }

    /** What axe finds serious or critical, one line each. */
    List<String> barriers() {
        return new AxeBuilder(page).analyze().getViolations().stream().filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml()).toList();
    }

    /** How many pixels the page is wider than its window. */
    int overhang() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
