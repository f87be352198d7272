package greenlab.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The style of a kind of pictures: colours for light and dark pages as custom properties, and rules. The style sheet is
 * embedded in each picture, because a notebook or a saved file has no other, and applies only to pictures of that kind.
 *
 * <p>Some viewers remove style sheets, such as Jupyter in an unsigned notebook. For them each element also has the
 * light style as attributes, which any style sheet overrides.
 */
public final class SvgTheme {
    private static final String LIGHT =
        "--card: #ffffff; --edge: #d4dae1; --ink: #1c2430; --soft: #5b6675; --grid: #e9edf1; --plate: #f5f7f9; ";
    private static final String DARK =
        "--card: #161b22; --edge: #39424e; --ink: #e8edf3; --soft: #9aa7b6; --grid: #262e38; --plate: #1d242d; ";
    private static final String RULES = """
        text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; \
        font-size: 12px; font-weight: 400; fill: var(--ink); }
        .card { fill: var(--card); stroke: var(--edge); }
        .plate { fill: var(--plate); }
        .grid { stroke: var(--grid); }
        .axis { stroke: var(--edge); }
        text.name { font-size: 16px; font-weight: 700; }
        text.strong { font-weight: 600; }
        text.soft, text.small { font-size: 12px; fill: var(--soft); }
        """;

    /** A selector, such as {@code text.small}, and its declarations with the light colours. */
    private record Rule(String selector, Map<String, String> declarations) {}

    private final String name;
    private final List<Rule> rules;
    private final String sheet;

    /**
     * Creates a theme. Selectors are an element, a class or both, as in {@code text.small}. Of two rules for one
     * element the later one must be at least as specific.
     *
     * @param name the class of the pictures' root elements
     * @param light further custom properties for light pages, such as {@code --wait: #3d7fd9;}
     * @param dark the same properties for dark pages
     * @param rules further CSS rules
     */
    public SvgTheme(String name, String light, String dark, String rules) {
        Map<String, String> colours = declarations(LIGHT + light);
        this.name = name;
        this.rules = Stream.of((RULES + rules).split("}\\s*")).flatMap(rule -> parse(rule, colours)).toList();
        this.sheet = "." + name + " { " + LIGHT + light + "\n" + RULES + rules
            + "}\n@media (prefers-color-scheme: dark) { ." + name + " { " + DARK + dark + " } }\n";
    }

    private static Stream<Rule> parse(String rule, Map<String, String> colours) {
        String[] parts = rule.split("\\{");
        Map<String, String> declarations = declarations(parts[1]);
        declarations.replaceAll((property, value) -> value.startsWith("var(")
            ? colours.get(value.substring(4, value.length() - 1)) : value);
        return Stream.of(parts[0].strip().split("\\s*,\\s*")).map(selector -> new Rule(selector, declarations));
    }

    private static Map<String, String> declarations(String css) {
        var declarations = new LinkedHashMap<String, String>();
        for (String declaration : css.strip().split("\\s*;\\s*")) {
            String[] parts = declaration.split("\\s*:\\s*", 2);
            declarations.put(parts[0], parts[1]);
        }
        return declarations;
    }

    /** The class of the pictures' root elements. */
    String name() {
        return name;
    }

    /** The style sheet. Its rules are nested in that of the root elements. */
    String sheet() {
        return sheet;
    }

    /** The light style of an element with these classes, as attributes. Texts inherit theirs from the root. */
    Map<String, String> attributes(String element, String classes) {
        var selectors = Stream.of(classes.split(" ")).flatMap(each -> Stream.of("." + each, element + "." + each));
        var matching = classes.equals(name) ? List.of("text") : selectors.toList();
        var attributes = new LinkedHashMap<String, String>();
        rules.stream().filter(rule -> matching.contains(rule.selector))
            .forEach(rule -> attributes.putAll(rule.declarations));
        return attributes;
    }
}
