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
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The kit's source code, read from the files that this kernel was built from; so notebooks show the current code. */
final class Source {
    private static final List<String> ROOTS =
        List.of("green/src/main/java", "server/src/main/java", "lab/src/main/java", "notebooks/src/main/java",
            "jbang-scripts");

    private final Checkout checkout;

    Source(Checkout checkout) {
        this.checkout = checkout;
    }

    /**
     * The source of a class, or of some of its methods.
     *
     * @param type a class's full name, such as {@code greenlab.green.Hub}, or a script's path below jbang-scripts
     * @param methods names of methods; without any, the whole file except package and imports
     * @return whole lines, in the order of the file
     */
    String of(String type, String... methods) throws IOException {
        Parsed parsed = Parsed.of(file(type));
        Set<String> wanted = Set.of(methods);
        List<? extends Tree> parts = wanted.isEmpty() ? parsed.types() : parsed.methods(wanted);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(type + " has no method " + String.join(", ", wanted));
        }
        return parts.stream().map(parsed::lines).collect(Collectors.joining("\n"));
    }

    private Path file(String type) {
        String path = type.endsWith(".java") ? type : type.replace('.', '/') + ".java";
        return ROOTS.stream().map(root -> checkout.root().resolve(root).resolve(path)).filter(Files::exists).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such source file in this kit: " + path));
    }

    /** A parsed file, with the positions of its parts. */
    private record Parsed(String text, CompilationUnitTree unit, SourcePositions positions) {

        static Parsed of(Path file) throws IOException {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null,
                    files.getJavaFileObjects(file));
                return new Parsed(Files.readString(file), task.parse().iterator().next(),
                    Trees.instance(task).getSourcePositions());
            }
        }

        List<? extends Tree> types() {
            return unit.getTypeDecls();
        }

        List<? extends Tree> methods(Set<String> names) {
            return types().stream().flatMap(type -> ((ClassTree) type).getMembers().stream())
                .filter(member -> member instanceof MethodTree method && names.contains(method.getName().toString()))
                .toList();
        }

        /** The part's whole lines with its comment, without indentation. */
        String lines(Tree part) {
            int first = text.lastIndexOf('\n', (int) positions.getStartPosition(unit, part)) + 1;
            while (isComment(lineBefore(first))) {
                first -= lineBefore(first).length() + 1;
            }
            int end = text.indexOf('\n', (int) positions.getEndPosition(unit, part));
            return text.substring(first, end < 0 ? text.length() : end).stripIndent() + "\n";
        }

        private String lineBefore(int start) {
            return start == 0 ? "" : text.substring(text.lastIndexOf('\n', start - 2) + 1, start - 1);
        }

        private static boolean isComment(String line) {
            return line.strip().matches("/?\\*.*|//.*");
        }
    }
}
