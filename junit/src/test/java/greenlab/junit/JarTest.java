package greenlab.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import greenlab.setup.Checkout;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The jar that the launcher's build has made. */
@Tag("system")
class JarTest {
    private static final int JAVA_21 = 65;
    private static final Pattern OURS =
        Pattern.compile("META-INF/MANIFEST.MF|greenlab/(junit|probe)/.*|greenlab/monitor/CulpritFrame.class");
    private static final Pattern SIZE = Pattern.compile("It has (\\d+) kB");

    @Test
    void containsTheProbeAndNoLibrary() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            List<JarEntry> files = jar.stream().filter(entry -> !entry.isDirectory()).toList();
            assertThat(files).extracting(JarEntry::getName).contains("greenlab/probe/hints.tsv")
                .allMatch(name -> OURS.matcher(name).matches());
            for (JarEntry file : files) {
                if (file.getName().endsWith(".class")) {
                    assertThat(version(jar, file)).as(file.getName()).isEqualTo(JAVA_21);
                }
            }
        }
    }

    private static int version(JarFile jar, JarEntry file) throws IOException {
        try (var in = new DataInputStream(jar.getInputStream(file))) {
            in.skipBytes(6);
            return in.readUnsignedShort();
        }
    }

    @Test
    void docsHaveItsSize() throws IOException {
        Matcher size = SIZE.matcher(Files.readString(Checkout.find().root().resolve("docs/watch.md")));
        assertThat(size.find()).isTrue();
        assertThat(Files.size(jar()) / 1000L).isCloseTo(Long.parseLong(size.group(1)), withinPercentage(10));
    }

    /** A JVM that takes no other agent, from the jar's classes. */
    @Test
    void isItsOwnAgent() throws Exception {
        var jvm = new TestJvm(TestJvm.THIS_JDK, List.of("-XX:-EnableDynamicAgentLoading", "-javaagent:" + jar()),
            List.of(jar()));
        assertThat(jvm.run(Blocking.OnClass.class).get("ofParent")).contains("thread test-loop-1 blocked for ");
    }

    private static Path jar() throws IOException {
        Path lab = Checkout.find().lab();
        return lab.resolve(Files.readString(lab.resolve("app")).strip()).resolve("greenlab-junit-1.jar");
    }
}
