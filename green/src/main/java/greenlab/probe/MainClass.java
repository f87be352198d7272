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
        String[] words = System.getProperty("sun.java.command", "").split(" ");
        String main = words[0].endsWith(".jar") ? ofJar(words[0]) : words[0].replaceFirst(".*/", "");
        String root = StackFrames.root(main);
        return root.isEmpty() ? List.of() : List.of(root);
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
