package greenlab.course;

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
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A source file of the kit that this kernel was built from; so notebooks show the current code. */
record Source(String text, CompilationUnitTree unit, SourcePositions positions) {
    private static final List<String> MODULES = List.of("green", "server", "lab", "notebooks");
    /** Comments at the end of a text, each on lines of its own. */
    private static final Pattern COMMENTS = Pattern.compile("(?:^ *(?:/?\\*|//).*\\n)+\\z", Pattern.MULTILINE);

    /** The source of a class, such as {@code greenlab.green.Hub}. */
    static Source of(Checkout checkout, String type) throws IOException {
        Path file = MODULES.stream()
            .map(module -> checkout.root().resolve(module + "/src/main/java/" + type.replace('.', '/') + ".java"))
            .filter(Files::exists).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such class in this kit: " + type));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
            return new Source(Files.readString(file), task.parse().iterator().next(),
                Trees.instance(task).getSourcePositions());
        }
    }

    /**
     * Methods of these names in the order of the file; without names, the whole file except package and imports.
     *
     * @throws IllegalArgumentException if there is no method of one of these names
     */
    String methods(String... names) {
        if (names.length == 0) {
            return joined(unit.getTypeDecls());
        }
        List<MethodTree> methods = unit.getTypeDecls().stream()
            .flatMap(type -> ((ClassTree) type).getMembers().stream()).filter(MethodTree.class::isInstance)
            .map(MethodTree.class::cast).filter(method -> List.of(names).contains("" + method.getName())).toList();
        for (String name : names) {
            if (methods.stream().noneMatch(method -> method.getName().contentEquals(name))) {
                throw new IllegalArgumentException("no such method: " + name);
            }
        }
        return joined(methods);
    }

    private String joined(List<? extends Tree> parts) {
        return parts.stream().map(this::lines).collect(Collectors.joining("\n"));
    }

    /** The part's whole lines with its comments, without indentation. */
    private String lines(Tree part) {
        int first = text.lastIndexOf('\n', (int) positions.getStartPosition(unit, part)) + 1;
        int end = text.indexOf('\n', (int) positions.getEndPosition(unit, part));
        var comments = COMMENTS.matcher(text.substring(0, first));
        int start = comments.find() ? comments.start() : first;
        return text.substring(start, end < 0 ? text.length() : end).stripIndent() + "\n";
    }
}
