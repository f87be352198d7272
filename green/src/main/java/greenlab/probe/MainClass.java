package greenlab.probe;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Guesses which packages are the reader's own: those that begin as the main class's does. */
final class MainClass {
    private MainClass() {}

    /** Prefixes of class names; empty if the main class is unknown or has no package. */
    static List<String> packages() {
        String name = name();
        String main = name.endsWith(".jar") ? ofJar(name) : name.replaceFirst(".*/", "");
        String root = StackFrames.root(main);
        return root.isEmpty() ? List.of() : List.of(root);
    }

    /** The main class or jar of this JVM; empty if it is unknown. */
    static String name() {
        return name(System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", ""));
    }

    /** The main class or jar of a command line. With -jar, the class path is the jar, whose path may have spaces. */
    static String name(String command, String classPath) {
        return classPath.endsWith(".jar") && command.startsWith(classPath) ? classPath : command.split(" ")[0];
    }

    /** Start-Class is that of a Spring Boot program. */
    private static String ofJar(String path) {
        try (JarFile jar = new JarFile(path)) {
            Manifest manifest = jar.getManifest();
            String started = manifest == null ? null : manifest.getMainAttributes().getValue("Start-Class");
            String main = manifest == null ? null : manifest.getMainAttributes().getValue("Main-Class");
            return started != null ? started : main != null ? main : "";
        } catch (IOException | SecurityException unreadable) {
            return "";
        }
    }
}
