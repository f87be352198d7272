package greenlab.setup;

import java.util.List;
import java.util.stream.Stream;

/** Debian's packages, for the few parts that only the operating system provides. */
public final class Debian {
    private Debian() {}

    /**
     * Installs packages without asking, which takes root and a system that has apt-get.
     *
     * @throws SetupException with the command to type, if that isn't possible
     */
    public static void install(String... packages) throws SetupException {
        String command = command(packages);
        if (Tool.onPath("apt-get").isEmpty()) {
            throw new SetupException(command);
        }
        if (!isRoot()) {
            throw new SetupException("type: " + command);
        }
        if (!aptGet(List.of("install", "-y"), packages).ok()) {
            aptGet(List.of("update")); // a new machine has no package lists yet
            var again = aptGet(List.of("install", "-y"), packages);
            if (!again.ok()) {
                throw new SetupException(command + " failed: " + again.errorLine());
            }
        }
    }

    /** Returns the command that installs these packages; without apt-get, the packages to look for. */
    static String command(String... packages) {
        String names = String.join(" ", packages);
        return Tool.onPath("apt-get").isEmpty() ? "install " + names + " (so named in Debian)"
            : (isRoot() ? "" : "sudo ") + "apt-get install -y " + names;
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Tool.Result aptGet(List<String> verb, String... packages) {
        var prefix = Stream.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q");
        return Tool.run(Stream.of(prefix, verb.stream(), Stream.of(packages)).flatMap(words -> words).toList());
    }
}
