package greenlab.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of an SVG picture that is being put together. What it is given is escaped when it is written. */
final class Svg {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Svg> children = new ArrayList<>();
    private String text = "";

    private Svg(String name) {
        this.name = name;
    }

    static Svg element(String name) {
        return new Svg(name);
    }

    static Svg group(String style) {
        return element("g").with("class", style);
    }

    static Svg rect(String style, double x, double y, double width, double height) {
        return element("rect").with("class", style).with("x", x).with("y", y)
            .with("width", width).with("height", height);
    }

    static Svg line(String style, double x1, double y1, double x2, double y2) {
        return element("line").with("class", style).with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
    }

    static Svg path(String style, String d) {
        return element("path").with("class", style).with("d", d);
    }

    /** Text from its baseline's start, or with {@link #anchored} from its middle or end. */
    static Svg text(String style, double x, double y, String text) {
        return element("text").with("class", style).with("x", x).with("y", y).saying(text);
    }

    Svg with(String attribute, Object value) {
        attributes.put(attribute, value instanceof Double number ? round(number) : String.valueOf(value));
        return this;
    }

    Svg anchored(String anchor) {
        return with("text-anchor", anchor);
    }

    Svg rounded(double radius) {
        return with("rx", radius);
    }

    /** The words that a pointer brings up. */
    Svg titled(String title) {
        return add(element("title").saying(title));
    }

    Svg saying(String text) {
        this.text = text;
        return this;
    }

    Svg add(Svg... more) {
        children.addAll(List.of(more));
        return this;
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(name);
        SvgPlain.of(attributes).forEach((key, value) -> out.append(' ').append(key).append("=\"").append(escape(value)).append('"'));
        if (text.isEmpty() && children.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>').append(escape(text));
        children.forEach(child -> child.write(out));
        out.append("</").append(name).append(">");
        if (name.equals("g") || name.equals("defs")) {
            out.append('\n');
        }
    }

    /** A tenth of a pixel is as fine as it gets. */
    static String round(double value) {
        double tenth = Math.round(value * 10) / 10.0;
        return tenth == Math.rint(tenth) ? String.valueOf((long) tenth) : String.valueOf(tenth);
    }

    /** Text as XML and HTML read it, without the characters that XML 1.0 can't hold. */
    static String escape(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "")
            .replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
