package greenlab.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.monkey.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs the example in green's README with the options given there, in a new JVM. */
@Execution(ExecutionMode.CONCURRENT)
class ReadmeExampleTest {
    private static final int URLS = 5;
    private static final Pattern FLAGS = Pattern.compile("It needs `([^`]+)`");

    @TempDir
    Path folder;

    @Test
    void exampleFetchesConcurrently() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        compile("""
            import greenlab.green.*;
            import greenlab.monkey.*;
            import java.net.URI;
            import java.util.List;

            class Example {
                public static void main(String... args) throws Exception {
                    List<String> urls = List.of(args);
            %s
                }
            }
            """.formatted(code(readme)), flags(readme));
        try (WebServer server = new WebServer(folder);
                DelayingProxy proxy = new DelayingProxy(server.httpPort(), Duration.ofMillis(300), URLS)) {
            String url = "http://localhost:" + proxy.port() + "/";
            List<String> flags = new ArrayList<>(flags(readme));
            flags.addAll(List.of("-cp", folder + File.pathSeparator + System.getProperty("java.class.path")));
            ChildJvm.run(flags, "Example", Collections.nCopies(URLS, url).toArray(String[]::new));
            assertThat(proxy.peak()).isEqualTo(URLS);
        }
    }

    /** The indented lines around patchAll. */
    private static String code(String readme) {
        return readme.lines().dropWhile(line -> !line.contains("Monkey.patchAll()"))
            .takeWhile(line -> line.startsWith("    ")).collect(Collectors.joining("\n"));
    }

    private static List<String> flags(String readme) {
        Matcher flags = FLAGS.matcher(readme);
        assertThat(flags.find()).isTrue();
        return List.of(flags.group(1).split(" "));
    }

    private void compile(String source, List<String> flags) throws IOException {
        Path file = Files.writeString(folder.resolve("Example.java"), source);
        List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path"),
            "-d", folder.toString(), file.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
            .isZero();
    }
}
