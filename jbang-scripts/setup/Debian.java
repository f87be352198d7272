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
        String line = "apt-get install -y " + String.join(" ", packages);
        if (Tool.onPath("apt-get").isEmpty()) {
            throw new CannotSetUp("install what Debian calls: " + String.join(" ", packages));
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new CannotSetUp("type: sudo " + line);
        }
        if (!aptGet(List.of("install", "-y"), packages).ok()) {
            aptGet(List.of("update")); // a fresh machine has no lists yet
            var again = aptGet(List.of("install", "-y"), packages);
            if (!again.ok()) {
                throw new CannotSetUp(line + " failed: " + again.complaint());
            }
        }
    }

    private static Tool.Result aptGet(List<String> verb, String... packages) {
        var prefix = Stream.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q");
        return Tool.run(Stream.of(prefix, verb.stream(), Stream.of(packages)).flatMap(words -> words).toList());
    }
}
