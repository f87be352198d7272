package greenlab.setup;

import static greenlab.setup.Check.error;
import static greenlab.setup.Check.found;
import static greenlab.setup.Check.ok;
import static greenlab.setup.Check.warning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The checks of {@code doctor}: everything that the lab and the tests need. They change nothing. */
public final class Checks {
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");
    private static final String SET_UP = "./jbang lab --setup-only";

    private final Checkout checkout;

    private Checks(Checkout checkout) {
        this.checkout = checkout;
    }

    /** Checks every part, in the order in which the parts are needed. */
    public static List<Check> of(Checkout checkout) {
        var checks = new Checks(checkout);
        var all = new ArrayList<>(List.of(jdk25(), jdk21(), checks.jbang(), maven(), python(), checks.jupyter(),
            checks.kernel(), npm(), checks.reveal(), chromium()));
        all.addAll(new PathChecks(checkout).checks());
        all.addAll(List.of(port("Site", 8080), port("Site, https", 8443), port("Notebooks", 8888)));
        return all;
    }

    private static Check jdk25() {
        return found(jdk(25), error("JDK 25", "not found", "install one, or set JAVA_HOME to it"));
    }

    private static Check jdk21() {
        return found(jdk(21), warning("JDK 21", "not found: Java 25 stands in for it, marked 21*",
            "./jbang jdk install 21, or set JAVA_21_HOME"));
    }

    private static Optional<String> jdk(int major) {
        return new Jdks().find(major).map(home -> Jdks.version(home) + " in " + home);
    }

    private Check jbang() {
        return found(Tool.onPath("jbang").filter(file -> !isOurs(file)).map(file -> versionOf(file, "version"))
            .or(this::ourJbang), warning("JBang", "not installed yet", "nothing to do: ./jbang fetches it"));
    }

    private boolean isOurs(Path file) {
        try {
            return Files.isSameFile(file, checkout.jbang());
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<String> ourJbang() {
        try (var files = Files.find(checkout.lab(), 2,
                (file, _) -> file.getFileName().toString().matches("jbang-cli-.*jar"))) {
            return files.findFirst().map(jar -> number(jar.getFileName().toString()) + " in " + jar.getParent());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static Check maven() {
        return found(Tool.onPath("mvn").map(mvn -> versionOf(mvn, "--version")),
            error("Maven", "no mvn on PATH", Debian.command("maven") + " (3.8 or later)"));
    }

    private static Check python() {
        return found(Python.forVenv().map(python -> python.version() + " in " + python.program()),
            warning("Python", "no Python 3.11 or later with venv", Debian.command("python3-venv")));
    }

    private Check jupyter() {
        return found(Jupyter.find(checkout).map(jupyter -> jupyter.server() + " "
            + jupyter.python().version(jupyter.server()) + " of " + jupyter.python().program()),
            warning("Jupyter", "not installed yet", SET_UP));
    }

    private Check kernel() {
        return KernelSpec.isCurrent(checkout) ? ok("Kernel", KernelSpec.file(checkout).toString())
            : warning("Kernel", "not installed yet, or for another folder than " + checkout.root(), SET_UP);
    }

    private static Check npm() {
        return found(Tool.onPath("npm").map(npm -> versionOf(npm, "--version")),
            warning("npm", "not found: it fetches Reveal.js", Debian.command("npm")));
    }

    private Check reveal() {
        var reveal = new Reveal(checkout);
        return reveal.isInstalled() ? ok("Reveal.js", Reveal.VERSION + " in " + reveal.folder())
            : warning("Reveal.js", "not installed yet", SET_UP);
    }

    private static Check chromium() {
        return found(Chromium.installed().map(found -> versionOf(found.program(), "--version")), warning("Chromium",
            "not found: it prints the slides and tests the pages", Debian.command("chromium")));
    }

    private static Check port(String part, int port) {
        return FreePorts.isFree(port) ? ok(part, "port " + port + " is free")
            : warning(part, "port " + port + " is already in use", "nothing to do: the next free port is used");
    }

    private static String versionOf(Path program, String option) {
        return number(Tool.run(program, option).output()) + " in " + program;
    }

    private static String number(String text) {
        var version = VERSION.matcher(text.replaceAll("\\e\\[[0-9;]*m", "")); // Maven prints colours into a pipe, too
        return version.find() ? version.group() : "unknown version";
    }
}
