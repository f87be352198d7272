package greenlab.setup;

import greenlab.server.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks everything that the lab and the tests need. Changes nothing. */
public final class Doctor {
    private static final String NUMBER = "(\\d+(?:\\.\\d+)+[^\\s,]*)";
    private static final String SET_UP = "./jbang lab --setup-only";

    private final Checkout checkout;
    private final Jdks jdks = new Jdks();

    /** @param checkout whose parts are checked, besides those of the machine */
    public Doctor(Checkout checkout) {
        this.checkout = checkout;
    }

    /** Whether a part is usable. */
    public enum State {
        /** It is. */
        OK,
        /** It is not, but will be installed, or has a substitute. */
        WARNING,
        /** It is not, and Greenlab needs it. */
        ERROR
    }

    /**
     * The result of checking one part of the machine.
     *
     * @param part its name
     * @param state whether it is usable
     * @param detail its version and path, or what is wrong
     * @param fix what to type or to do about it; null if nothing is wrong
     */
    public record Check(String part, State state, String detail, String fix) {}

    /** Checks every part, in the order in which the parts are needed. */
    public List<Check> checks() {
        var jupyter = new Jupyter(checkout);
        var reveal = new Reveal(checkout);
        return List.of(
            optional("JDK 25", jdk(25), "not found: Java " + Runtime.version().feature() + " is used instead",
                "./jbang jdk install 25, or set JAVA_25_HOME"),
            optional("JDK 21", jdk(21), "not found: a later Java stands in for it, marked 21*",
                "./jbang jdk install 21, or set JAVA_21_HOME"),
            optional("JBang", installedJbang().or(this::ourJbang), "not installed yet",
                "nothing to do: ./jbang fetches it"),
            check("Maven", versionOnPath("mvn", "Apache Maven "),
                installedJbang().isPresent() ? State.WARNING : State.ERROR, "no mvn on PATH that prints its version",
                Debian.command("maven") + " (3.8 or later), or use an installed JBang: jbang NAME"),
            optional("Python", Venv.base().flatMap(python -> version(python, "Python ", "--version")),
                "no Python 3.11 or later with venv", Debian.command("python3-venv")),
            optional("Jupyter", Optional.of(jupyter.venv()).filter(Venv::isCurrent)
                .flatMap(venv -> version(venv.python(), "", "-m", "jupyterlab", "--version")),
                "not installed yet", SET_UP),
            optional("Kernel", Optional.of(jupyter).filter(Jupyter::hasKernel).map(has -> has.kernelFile().toString()),
                "not installed yet, or for another folder than " + checkout.root(), SET_UP),
            optional("npm", versionOnPath("npm", ""), "none on PATH that prints its version: it fetches Reveal.js",
                Debian.command("npm")),
            optional("Reveal.js", Optional.of(reveal).filter(Reveal::isInstalled)
                .map(has -> Reveal.VERSION + " in " + has.folder()), "not installed yet", SET_UP),
            optional("Chromium", Chromium.installed()
                .flatMap(chromium -> version(chromium.program(), "[A-Z].* ", "--version")),
                "not found: it prints the slides and tests the pages", Debian.command("chromium")),
            keys(),
            writable(".lab", checkout.lab(), "make it writable"),
            writable("Maven cache", mavenCache(System.getenv().getOrDefault("MAVEN_OPTS", "")),
                "set -Dmaven.repo.local in MAVEN_OPTS"),
            writable("JBang cache", jdks.jbangCache(), "set JBANG_CACHE_DIR"),
            port("Site", 8080), port("Notebooks", 8888));
    }

    /** A part without which nothing works: its version and path if it was found, else what is wrong and a fix. */
    private static Check required(String part, Optional<String> found, String problem, String fix) {
        return check(part, found, State.ERROR, problem, fix);
    }

    /** A part that will be installed, or that has a substitute. */
    private static Check optional(String part, Optional<String> found, String problem, String fix) {
        return check(part, found, State.WARNING, problem, fix);
    }

    private static Check check(String part, Optional<String> found, State otherwise, String problem, String fix) {
        return found.map(detail -> new Check(part, State.OK, detail, null))
            .orElseGet(() -> new Check(part, otherwise, problem, fix));
    }

    private Optional<String> jdk(int major) {
        return jdks.find(major).map(home -> Jdks.version(home) + " in " + home);
    }

    private Optional<String> installedJbang() {
        return Tool.onPath("jbang").filter(file -> !isOurs(file)).flatMap(file -> version(file, "", "version"));
    }

    private boolean isOurs(Path file) {
        try {
            return Files.isSameFile(file, checkout.jbang());
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<String> ourJbang() {
        try (var files = Files.find(checkout.lab(), 3,
                (file, _) -> file.getFileName().toString().matches("jbang-cli-.*jar"))) {
            return files.findFirst().map(jar -> jar.getFileName().toString().replaceAll("jbang-cli-|\\.jar", "")
                + " in " + jar.getParent());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private Check keys() {
        Keys keys = Keys.at(checkout.tls());
        if (Files.notExists(keys.keystore())) {
            return optional("TLS keys", Optional.empty(), "none yet",
                "nothing to do: the server's first start makes them");
        }
        String fix = "rm -r " + checkout.tls() + " (the server's next start makes new ones)";
        try {
            X509Certificate own = certificate(keys.keystore());
            Instant end = own.getNotAfter().toInstant();
            boolean trusted = own.equals(certificate(keys.truststore()));
            return optional("TLS keys", Optional.of("trusted until " + end + ", in " + checkout.tls())
                .filter(_ -> trusted && end.isAfter(Instant.now())),
                trusted ? "expired on " + end : "clients trust another certificate than the server's", fix);
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            return optional("TLS keys", Optional.empty(), "unreadable", fix);
        }
    }

    /** Returns a key store's first certificate. */
    private static X509Certificate certificate(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(store.toFile(), Keys.PASSWORD.toCharArray());
        return (X509Certificate) keys.getCertificate(Collections.list(keys.aliases()).getFirst());
    }

    static Path mavenCache(String options) {
        return Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)").matcher(options).results().reduce((_, last) -> last)
            .map(set -> Path.of(set.group(1))).orElse(Path.of(System.getProperty("user.home"), ".m2/repository"));
    }

    /** A folder that doesn't exist is created when needed, so its nearest existing ancestor is checked. */
    private static Check writable(String part, Path folder, String fix) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        boolean writable = Files.isDirectory(existing) && Files.isWritable(existing);
        return required(part, Optional.of(folder.toString()).filter(_ -> writable), "cannot write to " + existing, fix);
    }

    private static Check port(String part, int port) {
        return optional(part, Optional.of("port " + port + " is free").filter(_ -> FreePorts.isFree(port)),
            "port " + port + " is already in use", "nothing to do: the next free port is used");
    }

    private static Optional<String> versionOnPath(String name, String before) {
        return Tool.onPath(name).flatMap(program -> version(program, before, "--version"));
    }

    /** The version in the line that starts with {@code before}; empty if the program fails, or never ends. */
    private static Optional<String> version(Path program, String before, Object... options) {
        Tool.Result result = Tool.output(Stream.concat(Stream.of(program), Stream.of(options)).toArray());
        return Optional.of(result).filter(Tool.Result::ok).flatMap(ended -> number(ended.output(), before))
            .map(number -> number + " in " + program);
    }

    /** Other lines are a wrapper's. A line that starts with the number has nothing else. */
    static Optional<String> number(String text, String before) {
        String plain = text.replaceAll("\\e\\[[0-9;]*m", ""); // Maven prints colours into a pipe, too
        return Pattern.compile("(?m)^" + before + NUMBER + (before.isEmpty() ? "\\s*$" : "")).matcher(plain).results()
            .map(found -> found.group(1)).findFirst();
    }
}
