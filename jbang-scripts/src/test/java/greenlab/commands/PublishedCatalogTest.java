package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import greenlab.setup.Checkout;
import greenlab.stages.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code jbang NAME@URL} outside of a checkout, with an empty JBang cache and without Maven on PATH. */
@Tag("system")
@Timeout(300)
class PublishedCatalogTest {
    private static final Checkout REAL = Checkout.find();

    @TempDir Path folder;
    private SmallCheckout small;
    private PublishedCatalog catalog;

    @BeforeEach
    void start() throws Exception {
        small = SmallCheckout.in(folder);
        small.env().put("JBANG_DIR", folder.resolve("jb").toString());
        small.env().put("JBANG_CACHE_DIR", folder.resolve("jb/cache").toString());
        small.env().put("PATH", pathWithoutMaven());
        Files.copy(REAL.root().resolve("jbang-scripts/command.java"),
            small.root().resolve("jbang-scripts/command.java"));
        catalog = new PublishedCatalog(folder.resolve("files"),
            Files.readString(small.root().resolve("jbang-catalog.json")).replace("\"script-ref\"",
                "\"arguments\": [\"echo\"], \"script-ref\""));
        PublishedCatalog.git(small.root(), "init", "-q");
    }

    /** JUnit warns of links that lead out of the folder it deletes. */
    @AfterEach
    void stop() throws Exception {
        catalog.close();
        try (Stream<Path> links = Files.list(folder.resolve("bin"))) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void checkoutIsFetchedOnceAndStaysCurrent() throws Exception {
        Path first = cached(commit());
        SmallCheckout.Ended ended = echo("in\n", "a b", "it's");
        assertThat(ended.out()).isEqualTo(first + "\n<echo>\n<a b>\n<it's>\nin\n");
        assertThat(ended.err()).contains("jbang: unpacking " + first, "jbang: building app, this once ...");
        assertThat(ended.exitCode()).isEqualTo(7);

        SmallCheckout.Ended again = echo("");
        assertThat(again.err()).isEmpty();
        assertThat(again.exitCode()).isEqualTo(7);
        assertThat(catalog.etags()).hasSize(2).startsWith((String) null).doesNotHaveDuplicates();

        Files.createFile(small.root().resolve("new"));
        Path second = cached(commit());
        assertThat(echo("").out()).startsWith(second + "\n");

        catalog.close();
        SmallCheckout.Ended offline = echo("");
        assertThat(offline.err()).startsWith("jbang: cannot fetch " + catalog.archiveUrl() + ": Connection refused")
            .endsWith("; using the last one, " + second + "\n").hasLineCount(1);
        assertThat(offline.exitCode()).isEqualTo(7);
    }

    /** None, a page, an incomplete one, another project's, and one with a file outside its folder. */
    @Test
    void unusableArchiveLeavesNothing() throws Exception {
        assertFails("HTTP status 404");
        Files.writeString(catalog.archive(), "<html>");
        assertFails("no zip file of Greenlab, zip END header not found");
        commit();
        byte[] whole = Files.readAllBytes(catalog.archive());
        Files.write(catalog.archive(), Arrays.copyOf(whole, whole.length / 2));
        assertFails("no zip file of Greenlab, zip END header not found");
        write("x/README.md");
        assertFails("no zip file of Greenlab, it contains no jbang-scripts/command.java");
        write("x/jbang-scripts/command.java", "x/../../../evil");
        assertFails("no zip file of Greenlab, ");
        assertThat(folder.resolve("jb/cache/evil")).doesNotExist();
    }

    @Test
    void concurrentFirstStartsBothWork() throws Exception {
        assertFails("HTTP status 404"); // JBang has built the script: two that do so at once disturb each other
        Path checkout = cached(commit());
        FutureTask<SmallCheckout.Ended> other = new FutureTask<>(() -> echo("", "other"));
        Thread.ofPlatform().start(other);
        assertThat(echo("", "one").out()).isEqualTo(checkout + "\n<echo>\n<one>\n");
        assertThat(other.get().out()).isEqualTo(checkout + "\n<echo>\n<other>\n");
        assertThat(catalog.etags()).as("the second one waits for the first").hasSize(3).doesNotContain("");
    }

    /** Each start finds a new commit. Of the old checkouts, one that runs stays, and of a changed one the files. */
    @Test
    void updateDeletesOldCheckouts() throws Exception {
        Files.writeString(small.jbang(), "#!/bin/sh\necho \"$0\"; cat\n");
        Path used = update();
        Process process = small.builder(used.resolve("jbang")).start();
        Path changed = update();
        Files.createDirectory(changed.resolve(".lab"));
        Files.writeString(changed.resolve("jbang-scripts/none.java"), "mine");
        Path unused = update();
        Path last = update();
        assertThat(List.of(used, unused, last)).allSatisfy(kept -> assertThat(kept).isNotEmptyDirectory());
        assertThat(changed.resolve("jbang-scripts/none.java")).hasContent("mine");
        assertThat(changed.resolve(".lab")).doesNotExist();

        process.getOutputStream().close();
        process.waitFor();
        Path newest = update();
        assertThat(folder.resolve("jb/cache/greenlab")).isDirectoryNotContaining("glob:**{old,new}");
        assertThat(Stream.of(used, changed, unused, last, newest).filter(Files::exists))
            .containsExactly(changed, last, newest);
    }

    /** Publishes a new commit and starts it, here without JBang, which takes longer. */
    private Path update() throws Exception {
        Files.writeString(small.root().resolve("new"), "" + System.nanoTime());
        Path checkout = cached(commit());
        SmallCheckout.Ended ended = small.run(Path.of(ChildJvm.java()), "", "-Dgreenlab.archive=" + catalog.archiveUrl(),
            small.root().resolve("jbang-scripts/command.java").toString());
        assertThat(ended.out()).isEqualTo(checkout.resolve("jbang") + "\n");
        return checkout;
    }

    /** The archive has this checkout's build, too: AbortedSetUpTest builds all in a new one. */
    @Test
    void realCommandFetches() throws Exception {
        catalog.close();
        try (var real = new PublishedCatalog(folder.resolve("real"),
                Files.readString(REAL.root().resolve("jbang-catalog.json")))) {
            real.publish(REAL.root(), build());
            SmallCheckout.Ended ended = small.run(REAL.jbang(), "", real.alias("fetch"), "-n", "1", "--delay", "0.1",
                "--json");
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(ended.err()).doesNotContain("building app");
            assertThat(JsonParser.parseString(ended.out()).getAsJsonObject().get("ok").getAsInt()).isEqualTo(1);
        }
    }

    private static List<Path> build() throws IOException {
        Path named = REAL.lab().resolve("app");
        try (Stream<Path> files = Files.list(REAL.lab().resolve(Files.readString(named).strip()))) {
            // archives of classes may come and go
            return Stream.concat(Stream.of(named), files.filter(file -> file.toString().endsWith(".jar")
                || file.endsWith("program.jsa") || file.endsWith("start"))).toList();
        }
    }

    private SmallCheckout.Ended echo(String stdin, String... args) throws Exception {
        return small.run(REAL.jbang(), stdin,
            Stream.concat(Stream.of(catalog.alias("echo")), Stream.of(args)).toArray(String[]::new));
    }

    private String commit() throws Exception {
        PublishedCatalog.git(small.root(), "add", "--all", "--force", ":!.lab");
        PublishedCatalog.git(small.root(), "commit", "-q", "-m", "Test");
        return catalog.publish(small.root());
    }

    private Path cached(String commit) {
        return folder.resolve("jb/cache/greenlab").resolve(commit);
    }

    private void write(String... names) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(catalog.archive()))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
    }

    private void assertFails(String problem) throws Exception {
        SmallCheckout.Ended ended = echo("");
        assertThat(ended.err().lines().toList().getLast())
            .startsWith("jbang: cannot fetch " + catalog.archiveUrl() + ": " + problem)
            .endsWith("; check the address and the network, or change to a checkout");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(folder.resolve("jb/cache/greenlab")).isDirectoryContaining("glob:**lock")
            .isDirectoryNotContaining("glob:**{new,newest,-}*");
    }

    /** A folder with all programs of this machine but Maven. */
    private String pathWithoutMaven() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String dir : System.getenv("PATH").split(File.pathSeparator)) {
            try (Stream<Path> programs = Files.isDirectory(Path.of(dir)) ? Files.list(Path.of(dir)) : Stream.empty()) {
                for (Path program : programs.toList()) {
                    Path link = bin.resolve(program.getFileName());
                    if (!List.of("mvn", "jbang").contains(link.getFileName().toString()) && Files.notExists(link)) {
                        Files.createSymbolicLink(link, program);
                    }
                }
            }
        }
        return bin.toString();
    }
}
