package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.setup.Checkout;
import greenlab.setup.Reveal;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./jbang slides} as a process. */
@Tag("system")
class SlidesCommandTest {
    private static final Checkout CHECKOUT = Checkout.find();

    private record Ended(int exitCode, String out, String err) {}

    @TempDir
    private Path folder;

    @Test
    void exportAndPdfContainEverySlide() throws Exception {
        Path site = folder.resolve("site");
        Path pdf = folder.resolve("slides.pdf");
        Ended ended = slides(System.getenv("PATH"), "--export", site.toString(), "--pdf", pdf.toString());
        assertThat(ended.exitCode).as(ended.err).isZero();
        assertThat(ended.out.lines()).containsExactly(site.resolve("index.html").toString(), pdf.toString());
        long slides = count("<aside class=\"notes\"", Files.readString(site.resolve("slides/index.html")));
        assertThat(slides).isEqualTo(slidesInChapters()).isGreaterThan(40);
        assertThat(count("/Type\\s*/Page\\b", Files.readString(pdf, StandardCharsets.ISO_8859_1))).isEqualTo(slides);
        assertThat(count("/Title\\s*[(<]", Files.readString(pdf, StandardCharsets.ISO_8859_1)))
            .as("the document's title and a bookmark for each slide").isEqualTo(slides + 1);
        assertThat(List.of("sandbox/index.html", "notebooks/00-start-here.html", "runs/stages-green.json",
            "assets/live-run.js", Reveal.path("reveal.js") + "/dist/reveal.js"))
            .allSatisfy(file -> assertThat(site.resolve(file)).isNotEmptyFile());
    }

    /** The error precedes all other work, and nothing is written. */
    @Test
    void pdfWithoutChromiumFailsWithAFix() throws Exception {
        Ended ended = slides(pathWithoutChromium(), "--pdf", folder.resolve("slides.pdf").toString());
        assertThat(ended.exitCode).isEqualTo(1);
        assertThat(ended.err.lines().filter(line -> !line.startsWith("[jbang]")))
            .containsExactly("slides: no Chromium found; install chromium (so named in Debian)");
        assertThat(ended.out).isEmpty();
        assertThat(folder.resolve("slides.pdf")).doesNotExist();
    }

    /** The browser ends with the command, which reports no failure. */
    @Test
    void stoppedPdfLeavesNothing() throws Exception {
        Path pdf = folder.resolve("slides.pdf");
        Process command = start(System.getenv("PATH"), "--pdf", pdf.toString());
        List<ProcessHandle> browser = List.of();
        while (browser.isEmpty() && command.isAlive()) {
            browser = command.descendants()
                .filter(process -> process.info().command().orElse("").contains("chrom")).toList();
            Thread.sleep(10);
        }
        command.destroy();
        Ended ended = ended(command);
        assertThat(ended.exitCode).isEqualTo(143);
        assertThat(ended.err.lines().filter(line -> line.startsWith("slides:"))).isEmpty();
        assertThat(ended.out).isEmpty();
        assertThat(browser).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(pdf).doesNotExist();
    }

    private static long slidesInChapters() throws IOException {
        try (Stream<Path> chapters = Files.list(CHECKOUT.root().resolve("slides/deck"))) {
            return chapters.filter(chapter -> chapter.getFileName().toString().matches("\\d\\d-.*")).toList().stream()
                .mapToLong(chapter -> count("<aside class=\"notes\"", text(chapter))).sum();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long count(String what, String text) {
        return Pattern.compile(what).matcher(text).results().count();
    }

    /** A folder with the programs that the launcher needs, and no others. */
    private String pathWithoutChromium() throws IOException {
        Path programs = Files.createDirectory(folder.resolve("bin"));
        for (String name : List.of("sh", "cksum", "dirname", "readlink", "grep", "find", "head", "sed", "cat", "mkdir",
                "touch", "mv", "rm")) {
            Path program = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(part -> Path.of(part, name))
                .filter(Files::isExecutable).findFirst().orElseThrow();
            Files.writeString(programs.resolve(name), "#!/bin/sh\nexec " + program + " \"$@\"\n");
            assertThat(programs.resolve(name).toFile().setExecutable(true)).isTrue();
        }
        return programs.toString();
    }

    private Ended slides(String path, String... options) throws Exception {
        return ended(start(path, options));
    }

    private Process start(String path, String... options) throws IOException {
        var builder = new ProcessBuilder(Stream.concat(Stream.of(CHECKOUT.jbang().toString(), "slides"),
            Stream.of(options)).toList()).directory(CHECKOUT.root().toFile());
        builder.environment().put("PATH", path);
        Process process = builder.redirectOutput(out().toFile()).redirectError(err().toFile()).start();
        process.getOutputStream().close();
        return process;
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path err() {
        return folder.resolve("err");
    }

    private Ended ended(Process process) throws Exception {
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("has ended").isTrue();
            return new Ended(process.exitValue(), Files.readString(out()), Files.readString(err()));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
