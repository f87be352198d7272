///usr/bin/env jbang "$0" "$@" ; exit $?
// Runs a command of Greenlab, from any folder. All aliases of the catalog refer to this script.

//JAVA 17+
//DEPS org.apache.maven:apache-maven:3.9.11:bin@zip

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * {@code command NAME ...}: {@code ./jbang NAME ...} in the nearest checkout at or above the working directory. Where
 * there is none, it unpacks one to JBang's cache: the newest of {@link #ARCHIVE}, which it asks for at each start.
 */
class command {
    /** The repository as a zip file: set OWNER/REPO where the catalog is published, and a tag for HEAD in a release. */
    static final String ARCHIVE =
        System.getProperty("greenlab.archive", "https://codeload.github.com/OWNER/REPO/zip/HEAD");
    static final String SELF = "jbang-scripts/command.java";
    static final String LAUNCHER = File.separatorChar == '/' ? "jbang" : "jbang.cmd";
    static final String JBANG = env("JBANG_DIR", System.getProperty("user.home") + "/.jbang");
    static final Path CACHE = Path.of(env("JBANG_CACHE_DIR", JBANG + "/cache"), "greenlab").toAbsolutePath();

    /** What the server of the archive said: a file and its ETag, or else why there is none. */
    record Answer(byte[] file, String etag, String problem) {}

    public static void main(String... args) throws Exception {
        try {
            Path here = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(command::isCheckout).findFirst().orElse(null);
            System.exit(run(here != null ? here : locked(command::newest), args));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("jbang: " + e.getMessage());
        } catch (IOException e) {
            System.err.println("jbang: cannot write to JBang's cache: " + e.getMessage()
                + "; free 300 MB, or set JBANG_CACHE_DIR to a folder that is writable");
        }
        System.exit(1);
    }

    /** Runs the launcher to its end. Ctrl-C, which both processes get, waits for it, too. */
    static int run(Path checkout, String... args) throws Exception {
        Stream<String> command = Stream.concat(Stream.of("" + checkout.resolve(LAUNCHER)), Stream.of(args));
        ProcessBuilder launcher = new ProcessBuilder(command.toList()).inheritIO();
        launcher.environment().put("PATH", pathWithMaven());
        Process child;
        try {
            child = launcher.start();
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage() + "; it must be executable, and there must be a shell");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            child.destroy();
            child.onExit().join();
        }));
        return child.waitFor();
    }

    /** Returns PATH, at its end this JVM's Java, and where it has no Maven, the one that is on the class path. */
    static String pathWithMaven() throws Exception {
        String path = env("PATH", "") + File.pathSeparator + Path.of(System.getProperty("java.home"), "bin");
        Path zip = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
            .filter(file -> file.toString().endsWith("-bin.zip")).findFirst().orElse(null);
        Stream<String> folders = Stream.of(path.split(File.pathSeparator));
        if (zip == null || folders.anyMatch(folder -> new File(folder, "mvn").canExecute())) {
            return path;
        }
        Path maven = locked(() -> unpack(zip, "bin/mvn", zip.getFileName().toString().replace("-bin.zip", "")));
        return path + File.pathSeparator + maven.resolve("bin");
    }

    static Path newest() throws IOException {
        if (command.class.getResource("/greenlab/" + SELF) != null) { // java -jar greenlab.jar, which has a checkout
            return checkout(Path.of(System.getProperty("java.class.path")));
        }
        Path note = CACHE.resolve("newest-" + UUID.nameUUIDFromBytes(ARCHIVE.getBytes()));
        List<String> noted = Files.exists(note) ? Files.readAllLines(note) : List.of("none", "");
        Path last = CACHE.resolve(noted.get(0));
        Answer answer = ask(isCheckout(last) ? noted.get(1) : "");
        String problem = answer.problem;
        if (answer.file != null) {
            try {
                Path file = Files.createDirectories(CACHE.resolve("new")).resolve("archive.zip");
                Files.write(file, answer.file);
                Path checkout = checkout(file);
                Files.writeString(file, checkout.getFileName() + "\n" + answer.etag + "\n");
                Files.move(file, note, StandardCopyOption.ATOMIC_MOVE);
                deleteAllBut(last);
                return checkout;
            } catch (ZipException e) {
                problem = "no zip file of Greenlab, " + e.getMessage();
            }
        }
        String message = "cannot fetch " + ARCHIVE + ": " + problem;
        if (!isCheckout(last)) {
            throw new IllegalStateException(message + "; check the address and the network, or change to a checkout");
        }
        if (!problem.isEmpty()) {
            System.err.println("jbang: " + message + "; using the last one, " + last);
        }
        return last;
    }

    /** Fetches the archive unless it still has that ETag, in which case there is no problem either. */
    static Answer ask(String etag) {
        try {
            URI proxy = URI.create(env("HTTPS_PROXY", "")); // which Java itself ignores
            if (proxy.getHost() != null) {
                System.setProperty("https.proxyHost", proxy.getHost());
                System.setProperty("https.proxyPort", "" + proxy.getPort());
            }
            HttpURLConnection server = (HttpURLConnection) URI.create(ARCHIVE).toURL().openConnection();
            server.setConnectTimeout(3_000);
            server.setReadTimeout(10_000);
            if (!etag.isEmpty()) {
                server.setRequestProperty("If-None-Match", etag);
            }
            return switch (server.getResponseCode()) {
                case 200 -> new Answer(server.getInputStream().readAllBytes(),
                    Objects.requireNonNullElse(server.getHeaderField("ETag"), ""), "");
                case 304 -> new Answer(null, etag, "");
                default -> new Answer(null, etag, "HTTP status " + server.getResponseCode());
            };
        } catch (IOException e) {
            return new Answer(null, etag, e instanceof UnknownHostException ? "unknown host" : e.getMessage());
        }
    }

    /** The checkout in a zip file, unpacked to the folder of its commit, which Git writes as the file's comment. */
    static Path checkout(Path zip) throws IOException {
        String commit;
        try (ZipFile file = new ZipFile(zip.toFile())) {
            commit = Objects.requireNonNullElse(file.getComment(), "");
        }
        return unpack(zip, SELF, commit.matches("[0-9a-f]{40,64}") ? commit
            : UUID.nameUUIDFromBytes(Files.readAllBytes(zip)).toString());
    }

    static boolean isCheckout(Path folder) {
        return Files.isExecutable(folder.resolve(LAUNCHER)) && Files.isRegularFile(folder.resolve(SELF));
    }

    /** Unpacks the folder of a zip file that has this program to a new folder of the cache, whole or not at all. */
    static Path unpack(Path zip, String program, String name) throws IOException {
        Path target = CACHE.resolve(name);
        if (Files.exists(target)) {
            return target;
        }
        Path folder = Files.createDirectories(CACHE.resolve("new")).resolve(name);
        try (var files = FileSystems.newFileSystem(zip,
                    Map.of("enablePosixFileAttributes", true, "defaultPermissions", "rw-r--r--"));
                Stream<Path> all = Files.walk(files.getPath("/"))) {
            List<Path> paths = all.toList();
            Path top = paths.stream().filter(file -> file.endsWith(program)).findFirst()
                .orElseThrow(() -> new ZipException("it contains no " + program)).getParent().getParent();
            System.err.println("jbang: unpacking " + target);
            List<Path> part = paths.stream().filter(file -> file.startsWith(top)).toList();
            for (Path from : part) {
                Path to = folder.resolve(top.relativize(from).toString());
                Files.copy(from, to);
                if (Files.getPosixFilePermissions(from).contains(PosixFilePermission.OWNER_EXECUTE)) {
                    to.toFile().setExecutable(true, false);
                }
            }
            for (Path from : part) { // a new file changes its folder's time, which the launcher compares, too
                Path to = folder.resolve(top.relativize(from).toString());
                Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
            }
        }
        return Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes checkouts, but not the last one, any address's newest or one in use; of changed ones, only .lab. */
    static void deleteAllBut(Path last) {
        StringBuilder used = new StringBuilder(last.toString());
        ProcessHandle.allProcesses().forEach(process -> used.append(process.info().commandLine().orElse("")));
        try {
            for (File note : CACHE.toFile().listFiles((folder, name) -> name.startsWith("newest-"))) {
                used.append(Files.readString(note.toPath()));
            }
            Path bin = Files.createDirectories(CACHE.resolve("old"));
            for (File old : CACHE.toFile().listFiles(file -> used.indexOf(file.getName()) < 0)) {
                if (isCheckout(old.toPath())) {
                    new File(old, isChanged(old.toPath()) ? ".lab" : "").renameTo(bin.resolve(old.getName()).toFile());
                }
            }
            delete(bin);
        } catch (IOException e) {
            // a file of another user, or on Windows one in use: the next time may succeed
        }
    }

    /** Whether a file has another time than the commit's; those in hidden folders are Jupyter's and the set-up's. */
    static boolean isChanged(Path checkout) throws IOException {
        long commit = checkout.resolve(SELF).toFile().lastModified();
        try (Stream<Path> changed = Files.find(checkout, 99, (file, about) -> about.isRegularFile()
                && file.toFile().lastModified() != commit && !("/" + checkout.relativize(file)).contains("/."))) {
            return changed.findAny().isPresent();
        }
    }

    /** Does one process's work at a time, and deletes what a killed one left. The system releases the lock. */
    static Path locked(Callable<Path> work) throws Exception {
        Files.createDirectories(CACHE);
        try (var file = FileChannel.open(CACHE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            delete(CACHE.resolve("new"));
            try {
                return work.call();
            } finally {
                delete(CACHE.resolve("new"));
            }
        }
    }

    static String env(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
