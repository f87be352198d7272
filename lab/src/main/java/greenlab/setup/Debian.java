package greenlab.setup;

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
        if (!installs()) {
            throw new SetupException("missing: " + String.join(", ", packages) + "; " + command);
        }
        String install = "apt-get -q install -y " + String.join(" ", packages);
        // A new machine has no package lists yet.
        var result = Tool.run("sh", "-c", "export DEBIAN_FRONTEND=noninteractive; " + install
            + " || { apt-get -q update; " + install + "; }");
        if (!result.ok()) {
            throw new SetupException(command + " failed: " + result.errorLine());
        }
    }

    /** Whether this process may install packages. */
    static boolean installs() {
        return isRoot() && Tool.onPath("apt-get").isPresent();
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
}
