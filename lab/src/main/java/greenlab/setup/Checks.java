package greenlab.setup;

import static greenlab.setup.Check.broken;
import static greenlab.setup.Check.found;
import static greenlab.setup.Check.good;
import static greenlab.setup.Check.lacking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code doctor} looks at: all that the lab and the tests need. Looking changes nothing. */
public final class Checks {
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");
    private static final String SET_UP = "./jbang lab --setup-only";

    private final Checkout house;

    private Checks(Checkout house) {
        this.house = house;
    }

    /** Looks at everything, in the order in which it is needed. */
    public static List<Check> of(Checkout house) {
        var checks = new Checks(house);
        var all = new ArrayList<>(List.of(checks.jdk25(), checks.jdk21(), checks.jbang(), checks.maven(),
            checks.python(), checks.jupyter(), checks.kernel(), checks.npm(), checks.reveal(), checks.chromium()));
        all.addAll(new Places(house).checks());
        all.addAll(List.of(port("Site", 8080), port("Site, https", 8443), port("Notebooks", 8888)));
        return all;
    }

    private static Check jdk25() {
        return found("JDK 25", jdk(25), broken("JDK 25", "none", "install one, or let JAVA_HOME point at one"));
    }

    private static Check jdk21() {
        return found("JDK 21", jdk(21), lacking("JDK 21", "none: Java 25 stands in for it, marked 21*",
            "./jbang jdk install 21, or let JAVA_21_HOME point at one"));
    }

    private static Optional<String> jdk(int major) {
        return new Jdks().find(major).map(home -> Jdks.version(home) + " in " + home);
    }

    private Check jbang() {
        return found("JBang", Tool.onPath("jbang").filter(file -> !isOurs(file)).map(file -> versionOf(file, "version"))
            .or(this::ourJbang), lacking("JBang", "not here yet", "nothing to do: ./jbang brings it along"));
    }

    private boolean isOurs(Path file) {
        try {
            return Files.isSameFile(file, house.jbang());
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<String> ourJbang() {
        Path folder = house.lab().resolve("jbang");
        try (var files = Files.find(folder, 2, (file, what) -> file.getFileName().toString().startsWith("jbang-cli-"))) {
            return files.findFirst().map(jar -> number(jar.getFileName().toString()) + " in " + jar.getParent());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static Check maven() {
        return found("Maven", Tool.onPath("mvn").map(mvn -> versionOf(mvn, "--version")),
            broken("Maven", "no mvn on PATH", Debian.line("maven") + " (3.8 or later)"));
    }

    private static Check python() {
        return found("Python", Python.forVenv().map(python -> python.version() + " in " + python.program()), lacking(
            "Python", "none of 3.11 or later that makes virtual environments", Debian.line("python3-venv")));
    }

    private Check jupyter() {
        return found("Jupyter", Jupyter.find(house).map(jupyter -> jupyter.server() + " "
            + jupyter.python().version(jupyter.server()) + " of " + jupyter.python().program()),
            lacking("Jupyter", "not set up yet", SET_UP));
    }

    private Check kernel() {
        return KernelSpec.isWritten(house) ? good("Kernel", KernelSpec.file(house).toString())
            : lacking("Kernel", "not set up yet, or for another place than " + house.root(), SET_UP);
    }

    private static Check npm() {
        return found("npm", Tool.onPath("npm").map(npm -> versionOf(npm, "--version")),
            lacking("npm", "none: Reveal.js can't be fetched", Debian.line("npm")));
    }

    private Check reveal() {
        var reveal = new Reveal(house);
        return reveal.isThere() ? good("Reveal.js", Reveal.VERSION + " in " + reveal.folder())
            : lacking("Reveal.js", "not set up yet", SET_UP);
    }

    private static Check chromium() {
        return found("Chromium", Chromium.installed().map(found -> versionOf(found.program(), "--version")),
            lacking("Chromium", "none: no slides are printed, and not all is tested", Debian.line("chromium")));
    }

    private static Check port(String whose, int port) {
        return Ports.isFree(port) ? good(whose, "port " + port + " is free")
            : lacking(whose, "port " + port + " is taken", "nothing to do: the next free one is used");
    }

    private static String versionOf(Path program, String option) {
        return number(Tool.run(program, option).output()) + " in " + program;
    }

    private static String number(String text) {
        var version = VERSION.matcher(text.replaceAll("\\e\\[[0-9;]*m", "")); // Maven colours pipes, too
        return version.find() ? version.group() : "of no version that it tells";
    }
}
