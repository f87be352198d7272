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

/** Code for a slide, read from the source that is compiled and tested: found by its class's and its method's name. */
final class Fragments {
    private static final List<String> ROOTS =
        List.of("green/src/main/java", "server/src/main/java", "slides/src/main/java");

    /** By how many characters the rest of a line that is too long is moved in. */
    private static final int CONTINUED = 8;

    private final Checkout house;

    Fragments(Checkout house) {
        this.house = house;
    }

    /**
     * The named methods without the comments above them, a blank line in between. {@code newWait/2} is the one of that
     * name with two parameters; without a number the first one counts.
     *
     * @param type a class's full name
     * @param columns how many characters fit in a line; what is longer goes on in the next one, further in
     * @throws IllegalArgumentException with one line, if the class or one of the methods isn't there
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

    /** The lines of a stage's script that JBang reads: its environment. */
    List<String> header(String script) throws IOException {
        try (Stream<String> lines = Files.lines(house.stages().resolve(script))) {
            return lines.filter(line -> line.matches("//[A-Z].*")).map(line -> line.replace("../../", "")).toList();
        }
    }

    private Path file(String type) {
        String path = type.replace('.', '/') + ".java";
        return ROOTS.stream().map(root -> house.root().resolve(root).resolve(path)).filter(Files::exists).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("a slide wants " + type + ", and there is no such class"));
    }

    private static MethodTree method(CompilationUnitTree unit, String type, String wanted) {
        String name = wanted.replaceFirst("/.*", "");
        String count = wanted.substring(name.length()).replace("/", "");
        return unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast)
            .flatMap(one -> one.getMembers().stream()).filter(MethodTree.class::isInstance).map(MethodTree.class::cast)
            .filter(method -> method.getName().contentEquals(name))
            .filter(method -> count.isEmpty() || count.equals("" + method.getParameters().size())).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("a slide wants " + type + "." + wanted
                + ", and there is no such method"));
    }

    private record Lines(String text, CompilationUnitTree unit, SourcePositions positions) {

        /** The whole lines that a part is on, moved to the left edge. */
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

    /** A space that is not inside of a string. */
    private static boolean isBreak(String line, int at) {
        return line.charAt(at) == ' ' && line.substring(0, at).chars().filter(c -> c == '"').count() % 2 == 0;
    }
}
