package greenlab.slides;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages from {@code slides/pages}: HTML with places such as <code>{{title}}</code> to be filled. */
final class Page {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private final Path pages;

    Page(Checkout house) {
        this.pages = house.root().resolve("slides/pages");
    }

    /**
     * A whole page: the frame that all pages share, around this one's content.
     *
     * @param title the page's own, without the site's
     * @param root the way to the site's root: {@code ""}, or {@code "../"} from one folder down
     */
    String framed(String title, String root, String content) throws IOException {
        return filled("frame.html", Map.of("title", Html.escape(title), "root", root, "content", content));
    }

    /**
     * A file with its places filled.
     *
     * @throws IllegalStateException if one has a name that isn't among the values
     */
    String filled(String file, Map<String, String> values) throws IOException {
        UnaryOperator<String> value = name -> {
            if (!values.containsKey(name)) {
                throw new IllegalStateException(file + " has a place for '" + name + "', and nothing is known of it");
            }
            return values.get(name);
        };
        return PLACE.matcher(Files.readString(pages.resolve(file)))
            .replaceAll(place -> Matcher.quoteReplacement(value.apply(place.group(1))));
    }
}
