package greenlab.junit;

import static greenlab.junit.RunTests.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import greenlab.probe.Finding;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the examples in docs/watch.md. */
class DocsExampleTest {
    private static final String IMPORTS = """
        import greenlab.junit.*;
        import greenlab.probe.*;
        import java.time.Duration;
        import java.util.List;
        import java.util.concurrent.Executors;
        import org.junit.jupiter.api.Test;
        """;

    @TempDir
    private Path folder;

    @Test
    void testWithoutBlockPasses() throws Exception {
        try (URLClassLoader loader = compile("OrdersTest", IMPORTS + example("class OrdersTest"))) {
            assertThat(RunTests.in(loader.loadClass("OrdersTest"), Map.of()))
                .containsExactly(Map.entry("customersWaitConcurrently", PASSED));
        }
    }

    @Test
    void watchWithoutJunitHasFindings() throws Exception {
        String source = IMPORTS + """
            public class Program {
                static class Slow {
                    static {
                        handle(600);
                    }
                    static void touch() {}
                }
                static void handle(long millis) {
                    try {
                        if (millis == 0) {
                            Thread.startVirtualThread(Slow::touch).join();
                        }
                        Thread.sleep(millis);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                public static List<Finding> run(long request) {
            %s
                    return blocks;
                }
            }
            """.formatted(example("Watch watch = "));
        try (URLClassLoader loader = compile("Program", source)) {
            var blocks = (List<?>) loader.loadClass("Program").getMethod("run", long.class).invoke(null, 0L);
            assertThat(blocks).singleElement()
                .satisfies(block -> assertThat(((Finding) block).frame()).isEqualTo("Program.handle"));
        }
    }

    /** The indented lines from the one that begins so. */
    private static String example(String first) throws IOException {
        return Files.readString(Checkout.find().root().resolve("docs/watch.md")).lines()
            .dropWhile(line -> !line.startsWith("    " + first))
            .takeWhile(line -> line.isBlank() || line.startsWith("    ")).collect(Collectors.joining("\n"));
    }

    private URLClassLoader compile(String name, String source) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp",
            System.getProperty("java.class.path"), "-d", folder.toString(), file.toString());
        assertThat(code).isZero();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }
}
