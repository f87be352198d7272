package greenlab.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The places are filled from the last to the first, and each time the newly filled one must win. */
class JdksTest {
    @TempDir Path machine;
    private final Map<String, String> env = new HashMap<>();
    private Path user;

    @BeforeEach
    void aUser() {
        user = machine.resolve("home/me");
        env.put("HOME", user.toString());
    }

    @Test
    void earlierPlacesWin() throws IOException {
        assertFound(jdk(user.resolve(".jbang/currentjdk"), "21.0.1"));
        assertFound(jdk(user.resolve(".jbang/cache/jdks/21.0.2"), "21.0.2"));
        assertFound(jdk(user.resolve(".sdkman/candidates/java/21-tem"), "21.0.3"));
        assertFound(jdk(machine.resolve("Library/Java/JavaVirtualMachines/x.jdk/Contents/Home"), "21.0.4"));
        assertFound(jdk(machine.resolve("usr/lib/jvm/java-21"), "21.0.5"));

        Path onPath = jdk(machine.resolve("opt/jdk"), "21.0.6").toRealPath();
        Path bin = Files.createDirectories(machine.resolve("usr/bin"));
        Files.createSymbolicLink(bin.resolve("java"), onPath.resolve("bin/java"));
        env.put("PATH", machine.resolve("nowhere") + File.pathSeparator + bin);
        assertFound(onPath);

        env.put("JAVA_HOME", jdk(machine.resolve("opt/java home"), "21.0.7").toString());
        assertFound(Path.of(env.get("JAVA_HOME")));
        env.put("JAVA_21_HOME", jdk(machine.resolve("opt/java 21"), "21").toString());
        assertFound(Path.of(env.get("JAVA_21_HOME")));
    }

    @Test
    void aPlaceIsPassedOverWhenItHoldsSomethingElse() throws IOException {
        env.put("JAVA_21_HOME", jdk(machine.resolve("opt/25"), "25.0.3").toString());
        env.put("JAVA_HOME", machine.resolve("gone").toString());
        Files.delete(jdk(machine.resolve("usr/lib/jvm/a-jre"), "21.0.1").resolve("bin/javac"));
        Files.delete(jdk(machine.resolve("usr/lib/jvm/b-mute"), "21.0.1").resolve("release"));
        jdk(machine.resolve("usr/lib/jvm/c-old"), "1.8.0_392");
        jdk(machine.resolve("usr/lib/jvm/d-far"), "211");
        assertThat(new Jdks(env, machine).find(21)).isEmpty();

        assertFound(jdk(machine.resolve("usr/lib/jvm/e-early"), "21-ea"));
    }

    /** There, programs have extensions, and the user's folder another name. */
    @Test
    void windowsPlacesAreSearched() throws IOException {
        env.put("USERPROFILE", env.remove("HOME"));
        assertFound(windows(jdk(user.resolve(".jbang/cache/jdks/21"), "21.0.1")));
        env.put("ProgramFiles", machine.resolve("Program Files").toString());
        assertFound(windows(jdk(machine.resolve("Program Files/Eclipse Adoptium/jdk-21"), "21.0.2")));
        Path onPath = windows(jdk(machine.resolve("Program Files/other"), "21.0.3")).toRealPath();
        env.putAll(Map.of("PATH", onPath.resolve("bin").toString(), "PATHEXT", ".COM;.exe"));
        assertFound(onPath);
    }

    private static Path windows(Path jdk) throws IOException {
        for (String tool : new String[] {"java", "javac"}) {
            Files.move(jdk.resolve("bin").resolve(tool), jdk.resolve("bin").resolve(tool + ".exe"));
        }
        return jdk;
    }

    @Test
    void jbangsFoldersMayBeElsewhere() throws IOException {
        env.put("JBANG_DIR", machine.resolve("jb").toString());
        assertFound(jdk(machine.resolve("jb/cache/jdks/21"), "21.0.1"));
        env.put("JBANG_CACHE_DIR", machine.resolve("cache").toString());
        assertFound(jdk(machine.resolve("cache/jdks/21"), "21.0.2"));
    }

    @Test
    void theOneThatRunsThisTestSaysWhatItIs() {
        Path home = Path.of(System.getProperty("java.home"));
        assertThat(Jdks.version(home)).startsWith("" + Runtime.version().feature());
    }

    private void assertFound(Path home) {
        assertThat(new Jdks(env, machine).find(21)).contains(home);
    }

    private static Path jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Us\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String tool : new String[] {"java", "javac"}) {
            Files.createFile(home.resolve("bin").resolve(tool),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        return home;
    }
}
