///usr/bin/env jbang "$0" "$@" ; exit $?
// Runs a command of the checkout through its launcher; an installed JBang comes here from every alias of the catalog.

//JAVA 17+

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code command NAME ...}: {@code ./jbang NAME ...} in the nearest checkout at or above the working directory. */
class command {
    public static void main(String... args) throws Exception {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !isCheckout(folder)) {
            folder = folder.getParent();
        }
        if (folder == null) {
            System.err.println("jbang: no checkout of Greenlab here; change to one");
            System.exit(1);
        }
        List<String> words = new ArrayList<>(List.of(folder.resolve("jbang").toString()));
        words.addAll(List.of(args));
        Process child = new ProcessBuilder(words).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(child::destroy));
        System.exit(child.waitFor());
    }

    static boolean isCheckout(Path folder) {
        return Files.isExecutable(folder.resolve("jbang")) && Files.isRegularFile(folder.resolve("jbang-catalog.json"));
    }
}
