package greenlab.stages;

import greenlab.fetch.FetchJob;
import greenlab.fetch.FetchMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * An archive of the classes that a child JVM loads until it fetches, so that the next one starts faster (class data
 * sharing, JEP 350). A child that fetches for this purpose writes it, since the JVM's own way of keeping an archive up
 * to date leaves a broken one when it is killed. There is one for each JDK, beside the program's jar and not older;
 * a folder of classes can't be archived.
 *
 * @param jdk the home of the JDK
 * @param file where it lies; an empty file if this JDK can't write one
 */
record ClassArchive(Path jdk, Path file) {
    private static final Path PROGRAM = ChildJvm.locationOf(FetchMain.class);

    /** That of a JDK, whether or not it exists. A JDK that is updated in its folder gets another. */
    static ClassArchive of(Path jdk) {
        long id = 31L * jdk.hashCode() + jdk.resolve("lib/modules").toFile().lastModified();
        return new ClassArchive(jdk, PROGRAM.resolveSibling("classes-" + Long.toHexString(id) + ".jsa"));
    }

    /** The JVM flags that use it; none if it doesn't exist. A JVM that rejects it would otherwise print why. */
    List<String> flags() {
        return !isCurrent() || file.toFile().length() == 0 ? List.of()
            : List.of("-XX:SharedArchiveFile=" + file, "-Xlog:disable", "-Xlog:all=warning:stderr");
    }

    /** Whether a child should write it: not for classes in a folder, nor outside a checkout. */
    boolean isMissingIn(Path checkout) {
        return PROGRAM.startsWith(checkout) && Files.isRegularFile(PROGRAM) && Files.isWritable(PROGRAM.getParent())
            && !isCurrent();
    }

    /** A JVM rejects the archive of an older jar. */
    private boolean isCurrent() {
        return file.toFile().lastModified() >= PROGRAM.toFile().lastModified();
    }

    /** Has a child fetch, and keeps the classes that it has loaded. On a full disk, nothing is kept. */
    void write(FetchJob job) throws InterruptedException {
        Path part = file.resolveSibling(file.getFileName() + "." + System.nanoTime());
        try (ChildJvm child = ChildJvm.start(StageCommandLine.training(jdk, "-XX:ArchiveClassesAtExit=" + part, job))) {
            int code = child.waitFor();
            if (code > ChildJvm.SIGNALLED) {
                return;   // it was ended, which says nothing about the JDK
            }
            if (code != 0) {
                Files.write(part, new byte[0]);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException notKept) {
            // the JVMs start as they do without it
        } finally {
            part.toFile().delete();
        }
    }
}
