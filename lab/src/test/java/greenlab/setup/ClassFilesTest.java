package greenlab.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClassFilesTest {
    private static final Path PICOCLI =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().getPath());

    @TempDir
    private Path folder;

    @Test
    void allOfAJarsClassesHaveStackMaps() throws IOException {
        Path jar = Files.copy(PICOCLI, folder.resolve("old.jar"));
        ClassFiles.main(new String[] {jar.toString()});
        try (JarFile old = new JarFile(PICOCLI.toFile()); JarFile newer = new JarFile(jar.toFile())) {
            assertThat(newer.stream().map(JarEntry::getName).toList())
                .containsExactlyElementsOf(old.stream().map(JarEntry::getName).toList());
            for (JarEntry entry : newer.stream().filter(each -> each.getName().endsWith(".class")).toList()) {
                byte[] bytes = newer.getInputStream(entry).readAllBytes();
                assertThat(ClassFile.of().parse(bytes).majorVersion()).isGreaterThanOrEqualTo(ClassFile.JAVA_8_VERSION);
                assertThat(ClassFile.of().verify(bytes)).as(entry.getName()).isEmpty();
            }
        }
        assertThat(folder.toFile().list()).containsExactly("old.jar");
    }

    @Test
    void classWithStackMapsStaysAsItIs() throws IOException {
        byte[] bytes = ClassFilesTest.class.getResourceAsStream("ClassFilesTest.class").readAllBytes();
        assertThat(ClassFiles.newer(bytes)).isSameAs(bytes);
    }
}
