package greenlab.slides;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Code for slides, read from the sources that are compiled and tested, by the names of class and method. */
final class Fragments {
    private static final List<String> ROOTS =
        List.of("green/src/main/java", "server/src/main/java", "slides/src/main/java");

    /** The indentation of a continuation line, in characters. */
    private static final int CONTINUED = 8;

    private final Checkout checkout;

    Fragments(Checkout checkout) {
        this.checkout = checkout;
    }

    /**
     * The named methods without their Javadoc, separated by blank lines. {@code newWait/2} is the method of that name
     * with two parameters; without a number, the first one is used.
     *
     * @param type a class's full name
     * @param columns the number of characters that fit in a line; a longer line is broken and its rest indented
     * @throws IllegalArgumentException with a one-line message if the class or one of the methods doesn't exist
     */
    String methods(String type, List<String> names, int columns) throws IOException {
        Path file = file(type);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
                files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            var lines = new Lines(Files.readString(file), unit, Trees.instance(task).getSourcePositions());
            var found = new ArrayList<String>();
            for (String name : names) {
                lines.of(method(unit, type, name)).map(line -> folded(line, columns)).forEach(found::add);
                found.add("");
            }
            found.removeLast();
            return String.join("\n", found);
        }
    }

    /** The directives of a stage's script, its environment, without {@code //SOURCES}, the same in all stages. */
    List<String> header(String script) throws IOException {
        try (Stream<String> lines = Files.lines(checkout.stages().resolve(script))) {
            return lines.filter(line -> line.matches("//(?!SOURCES)[A-Z].*")).toList();
        }
    }

    private Path file(String type) {
        String path = type.replace('.', '/') + ".java";
        return ROOTS.stream().map(root -> checkout.root().resolve(root).resolve(path)).filter(Files::exists).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("a slide refers to an unknown class: " + type));
    }

    private static MethodTree method(CompilationUnitTree unit, String type, String wanted) {
        String name = wanted.replaceFirst("/.*", "");
        String count = wanted.substring(name.length()).replace("/", "");
        return unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast)
            .flatMap(one -> one.getMembers().stream()).filter(MethodTree.class::isInstance).map(MethodTree.class::cast)
            .filter(method -> method.getName().contentEquals(name))
            .filter(method -> count.isEmpty() || count.equals("" + method.getParameters().size())).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("a slide refers to an unknown method: " + type + "."
                + wanted));
    }

    private record Lines(String text, CompilationUnitTree unit, SourcePositions positions) {

        /** The lines of a part, without their common indentation. */
        Stream<String> of(Tree part) {
            int first = text.lastIndexOf('\n', (int) positions.getStartPosition(unit, part)) + 1;
            int end = text.indexOf('\n', (int) positions.getEndPosition(unit, part));
            return text.substring(first, end < 0 ? text.length() : end).stripIndent().lines();
        }
    }

    private static String folded(String line, int columns) {
        int indent = line.length() - line.stripLeading().length() + CONTINUED;
        int space = IntStream.iterate(columns, i -> i > indent, i -> i - 1)
            .filter(i -> i < line.length() && isBreak(line, i)).findFirst().orElse(line.length());
        return line.length() <= columns || space == line.length() ? line
            : line.substring(0, space) + "\n" + " ".repeat(indent) + line.substring(space + 1);
    }

    /** Whether there is a space that isn't inside a string literal. */
    private static boolean isBreak(String line, int at) {
        return line.charAt(at) == ' ' && line.substring(0, at).chars().filter(c -> c == '"').count() % 2 == 0;
    }
}
