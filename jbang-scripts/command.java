///usr/bin/env jbang "$0" "$@" ; exit $?
// Runs a command with the launcher of the checkout. All aliases of the catalog refer to this script.

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
        List<String> command = new ArrayList<>(List.of(folder.resolve("jbang").toString()));
        command.addAll(List.of(args));
        Process child = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(child::destroy));
        System.exit(child.waitFor());
    }

    static boolean isCheckout(Path folder) {
        return Files.isExecutable(folder.resolve("jbang")) && Files.isRegularFile(folder.resolve("jbang-catalog.json"));
    }
}
