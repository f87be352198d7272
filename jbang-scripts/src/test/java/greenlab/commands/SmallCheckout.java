package greenlab.commands;

import greenlab.setup.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A checkout with the real launcher and a program of one class, which Maven builds in seconds. Its command {@code echo}
 * prints the checkout, its arguments and its stdin, and exits with 7.
 */
final class SmallCheckout {
    private static final Path REAL = Checkout.find().root();
    private static final String PROGRAM = """
        package greenlab.cli;

        class Main {
            public static void main(String... args) throws Exception {
                if (args[0].equals("train")) {
                    return;
                }
                System.out.println(java.nio.file.Path.of(System.getenv("GREENLAB_HOME")).toRealPath());
                for (var arg : args) {
                    System.out.println("<" + arg + ">");
                }
                System.out.write(System.in.readAllBytes());
                System.out.flush();
                System.exit(7);
            }
        }
        """;
    private static final String POM = """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>small</groupId>
          <artifactId>small</artifactId>
          <version>1</version>
          <properties>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
            <maven.compiler.release>25</maven.compiler.release>
          </properties>
          <build>
            <directory>${app}/build</directory>
            <sourceDirectory>lab/src/main/java</sourceDirectory>
            <plugins>
              %s
              <plugin>
                <artifactId>maven-jar-plugin</artifactId>
                <version>3.5.0</version>
                <configuration><outputDirectory>${app}</outputDirectory></configuration>
              </plugin>
            </plugins>
          </build>
        </project>
        """;
    private static final String PLUGIN =
        "<plugin><artifactId>maven-%s-plugin</artifactId><version>%s</version></plugin>";

    private final Path root;
    private final Map<String, String> env = new HashMap<>();

    record Ended(int exitCode, String out, String err) {}

    private SmallCheckout(Path root) {
        this.root = root;
        env.put("JAVA_HOME", System.getProperty("java.home"));
        env.put("PATH", Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .filter(dir -> Files.notExists(Path.of(dir, "jbang"))).collect(Collectors.joining(File.pathSeparator)));
    }

    /** Creates one in a new subfolder whose name has a space and an apostrophe. No installed JBang is on its PATH. */
    static SmallCheckout in(Path folder) throws IOException {
        Path root = Files.createDirectories(folder.toRealPath().resolve("it's a folder"));
        Path sources = Files.createDirectories(root.resolve("lab/src/main/java/greenlab/cli"));
        Files.writeString(sources.resolve("Main.java"), PROGRAM);
        Files.writeString(root.resolve("pom.xml"), POM.formatted(PLUGIN.formatted("resources", "3.5.0")
            + PLUGIN.formatted("compiler", "3.14.1") + PLUGIN.formatted("surefire", "3.5.6")));
        Files.createFile(root.resolve("lab/pom.xml"));
        Files.createFile(Files.createDirectory(root.resolve("jbang-scripts")).resolve("none.java"));
        Files.createDirectory(root.resolve("lab/jbang-cli"));
        for (String file : List.of("jbang", "lab/jbang-cli/pom.xml")) {
            Files.copy(REAL.resolve(file), root.resolve(file));
        }
        Files.writeString(root.resolve("jbang-catalog.json"), """
            {
              "aliases": {
                "echo": {
                  "script-ref": "jbang-scripts/command.java"
                }
              }
            }
            """);
        return new SmallCheckout(root);
    }

    Path root() {
        return root;
    }

    Path jbang() {
        return root.resolve("jbang");
    }

    /** The environment of its commands, besides this JVM's; may be changed. */
    Map<String, String> env() {
        return env;
    }

    /** The folders of builds, finished or not. */
    List<Path> builds() throws IOException {
        Path lab = root.resolve(".lab");
        if (!Files.isDirectory(lab)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(lab)) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    /** Whether a finished build is named. */
    boolean isBuilt() {
        return Files.exists(root.resolve(".lab/app"));
    }

    Ended run(String... args) throws IOException, InterruptedException {
        return run(jbang(), "", args);
    }

    Ended run(Path launcher, String stdin, String... args) throws IOException, InterruptedException {
        Path out = Files.createTempFile(root.getParent(), "out", "");
        Path err = Files.createTempFile(root.getParent(), "err", "");
        Process process = builder(launcher, args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try (var in = process.getOutputStream()) {
            in.write(stdin.getBytes());
        } catch (IOException ended) {
            // it doesn't read its stdin, as after an error
        }
        int exitCode = process.waitFor();
        return new Ended(exitCode, Files.readString(out), Files.readString(err));
    }

    ProcessBuilder builder(Path launcher, String... args) {
        ProcessBuilder builder = new ProcessBuilder(
            Stream.concat(Stream.of(launcher.toString()), Stream.of(args)).toList());
        builder.directory(root.getParent().toFile());
        builder.environment().putAll(env);
        return builder;
    }
}
