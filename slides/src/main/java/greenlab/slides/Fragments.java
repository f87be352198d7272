package greenlab.slides;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Code for slides, read from the sources that are compiled and tested, by the names of class and method. */
final class Fragments {
    /** The indentation of a continuation line, in characters. */
    private static final int CONTINUED = 8;

    private Fragments() {}

    /**
     * The named methods without their Javadoc, separated by blank lines. {@code newWait/2} is the method of that name
     * with two parameters; without a number, the first one is used.
     *
     * @param type a class's full name
     * @param columns the number of characters that fit in a line; a longer line is broken and its rest indented
     * @throws IllegalArgumentException with a one-line message if the class or one of the methods doesn't exist
     */
    static String methods(Checkout checkout, String type, List<String> names, int columns) throws IOException {
        Path file = file(checkout, type);
        String text = Files.readString(file);
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"),
            null, List.of(SimpleJavaFileObject.forSource(file.toUri(), text)));
        CompilationUnitTree unit = task.parse().iterator().next();
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        return names.stream().map(name -> method(unit, type, name)).map(method -> lines(text,
            (int) positions.getStartPosition(unit, method), (int) positions.getEndPosition(unit, method)))
            .map(code -> code.lines().map(line -> folded(line, columns)).collect(Collectors.joining("\n")))
            .collect(Collectors.joining("\n\n"));
    }

    private static Path file(Checkout checkout, String type) {
        return Stream.of("green", "server", "slides").map(module -> checkout.root().resolve(module + "/src/main/java/"
            + type.replace('.', '/') + ".java")).filter(Files::exists).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("a slide refers to an unknown class: " + type));
    }

    private static MethodTree method(CompilationUnitTree unit, String type, String wanted) {
        return unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast)
            .flatMap(one -> one.getMembers().stream()).filter(MethodTree.class::isInstance).map(MethodTree.class::cast)
            .filter(method -> wanted.equals(method.getName().toString())
                || wanted.equals(method.getName() + "/" + method.getParameters().size())).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("a slide refers to an unknown method: " + type + "."
                + wanted));
    }

    /** The whole lines of a part of the text, without their common indentation. */
    private static String lines(String text, int start, int end) {
        return text.substring(text.lastIndexOf('\n', start) + 1, text.indexOf('\n', end)).stripIndent();
    }

    /** Breaks a line that is too long at its last space that fits. */
    private static String folded(String line, int columns) {
        int indent = line.length() - line.stripLeading().length() + CONTINUED;
        int space = line.lastIndexOf(' ', columns);
        return line.length() <= columns || space <= indent ? line
            : line.substring(0, space) + "\n" + " ".repeat(indent) + line.substring(space + 1);
    }
}
