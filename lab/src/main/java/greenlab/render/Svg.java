package greenlab.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of an SVG picture under construction. Attributes and text are escaped when it is written. */
public final class Svg {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Svg> children = new ArrayList<>();
    private String text = "";
    private SvgTheme theme;

    private Svg(String name) {
        this.name = name;
    }

    /**
     * A self-contained picture with its background; add the content to it.
     *
     * @param id a prefix for ids, unique on the page
     * @param description the text alternative, for screen readers
     */
    public static Svg picture(SvgTheme theme, String id, double width, double height, String title,
                              String description) {
        Svg svg = element("svg").with("xmlns", "http://www.w3.org/2000/svg").with("class", theme.name())
            .with("viewBox", "0 0 " + round(width) + " " + round(height)).with("width", width).with("height", height)
            .with("style", "max-width:100%;height:auto").with("role", "img")
            .with("aria-labelledby", id + "-title " + id + "-desc")
            .add(element("title").with("id", id + "-title").containing(title),
                element("desc").with("id", id + "-desc").containing(description),
                element("style").containing(theme.sheet()),
                rect("card", 0.5, 0.5, width - 1, height - 1).rounded(10));
        svg.theme = theme;
        return svg;
    }

    /** An element without attributes. */
    public static Svg element(String name) {
        return new Svg(name);
    }

    /** A group; {@code style} is its class, as in the following methods. */
    public static Svg group(String style) {
        return element("g").with("class", style);
    }

    /** A rectangle. */
    public static Svg rect(String style, double x, double y, double width, double height) {
        return element("rect").with("class", style).with("x", x).with("y", y)
            .with("width", width).with("height", height);
    }

    /** A line. */
    public static Svg line(String style, double x1, double y1, double x2, double y2) {
        return element("line").with("class", style).with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
    }

    /** A path of commands such as {@code M0 0L1 1}. */
    public static Svg path(String style, String d) {
        return element("path").with("class", style).with("d", d);
    }

    /** Text that starts at this point of its baseline, or with {@link #anchored} has its middle or end there. */
    public static Svg text(String style, double x, double y, String text) {
        return element("text").with("class", style).with("x", x).with("y", y).containing(text);
    }

    /** Sets an attribute. Numbers are rounded. */
    public Svg with(String attribute, Object value) {
        attributes.put(attribute, value instanceof Double number ? round(number) : String.valueOf(value));
        return this;
    }

    /** Anchors a text: {@code start}, {@code middle} or {@code end}. */
    public Svg anchored(String anchor) {
        return with("text-anchor", anchor);
    }

    /** Rounds a rectangle's corners. */
    public Svg rounded(double radius) {
        return with("rx", radius);
    }

    /** Adds a tooltip. */
    public Svg titled(String title) {
        return add(element("title").containing(title));
    }

    /** Sets the element's text. */
    public Svg containing(String text) {
        this.text = text;
        return this;
    }

    /** Adds elements after those that it contains. */
    public Svg add(Svg... more) {
        children.addAll(List.of(more));
        return this;
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        write(out, theme);
        return out.toString();
    }

    private void write(StringBuilder out, SvgTheme style) {
        if (name.equals("text") && text.isEmpty()) {
            return;
        }
        out.append('<').append(name);
        Map<String, String> all = new LinkedHashMap<>();
        if (style != null && attributes.containsKey("class")) {
            all.putAll(style.attributes(name, attributes.get("class")));
        }
        all.putAll(attributes);
        all.forEach((key, value) -> out.append(' ').append(key).append("=\"").append(escape(value)).append('"'));
        if (text.isEmpty() && children.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>').append(escape(text));
        children.forEach(child -> child.write(out, style));
        out.append("</").append(name).append(">");
        if (name.equals("g") || name.equals("defs")) {
            out.append('\n');
        }
    }

    /** Coordinates, rounded to a tenth of a pixel. */
    public static String round(double value) {
        double tenth = Math.round(value * 10) / 10.0;
        return tenth == Math.rint(tenth) ? String.valueOf((long) tenth) : String.valueOf(tenth);
    }

    /** Text escaped for XML and HTML, without the characters that XML 1.0 excludes. */
    static String escape(String text) {
        var out = new StringBuilder();
        text.codePoints().filter(Svg::isXml).forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static boolean isXml(int c) {
        return c >= ' ' && c < 0xD800 || c >= 0xE000 && c <= 0xFFFD || c > 0xFFFF || "\t\n\r".indexOf(c) >= 0;
    }
}
