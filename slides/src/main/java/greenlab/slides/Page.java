package greenlab.slides;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the templates of {@code slides/pages}: HTML with placeholders such as <code>{{title}}</code>. */
final class Page {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private final Path pages;

    Page(Checkout checkout) {
        this.pages = checkout.root().resolve("slides/pages");
    }

    /**
     * A whole page: the frame that all pages share, with this page's content.
     *
     * @param title the page's own title, without the site's
     * @param root the relative path of the site's root: {@code ""}, or {@code "../"} from one folder down
     */
    String framed(String title, String root, String content) throws IOException {
        return filled("frame.html", Map.of("title", Html.escape(title), "root", root, "content", content));
    }

    /**
     * A template with its placeholders filled.
     *
     * @throws IllegalStateException if a placeholder has no value
     */
    String filled(String file, Map<String, String> values) throws IOException {
        UnaryOperator<String> value = name -> {
            if (!values.containsKey(name)) {
                throw new IllegalStateException(file + " has an unknown placeholder '" + name + "'");
            }
            return values.get(name);
        };
        return PLACE.matcher(Files.readString(pages.resolve(file)))
            .replaceAll(place -> Matcher.quoteReplacement(value.apply(place.group(1))));
    }
}
