package greenlab.setup;

import java.util.List;
import java.util.stream.Stream;

/** Debian's packages, for the few parts that only the system can bring. */
public final class Debian {
    private Debian() {}

    /**
     * Installs packages where that can be done without asking: as root, on a system that has apt-get.
     *
     * @throws CannotSetUp with the line to type, where it can't
     */
    public static void install(String... packages) throws CannotSetUp {
        String line = line(packages);
        if (Tool.onPath("apt-get").isEmpty()) {
            throw new CannotSetUp(line);
        }
        if (!isRoot()) {
            throw new CannotSetUp("type: " + line);
        }
        if (!aptGet(List.of("install", "-y"), packages).ok()) {
            aptGet(List.of("update")); // a fresh machine has no lists yet
            var again = aptGet(List.of("install", "-y"), packages);
            if (!again.ok()) {
                throw new CannotSetUp(line + " failed: " + again.complaint());
            }
        }
    }

    /** What to type for these packages; on another system, what to look for there. */
    static String line(String... packages) {
        String names = String.join(" ", packages);
        return Tool.onPath("apt-get").isEmpty() ? "install what Debian calls: " + names
            : (isRoot() ? "" : "sudo ") + "apt-get install -y " + names;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Tool.Result aptGet(List<String> verb, String... packages) {
        var prefix = Stream.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q");
        return Tool.run(Stream.of(prefix, verb.stream(), Stream.of(packages)).flatMap(words -> words).toList());
    }
}
