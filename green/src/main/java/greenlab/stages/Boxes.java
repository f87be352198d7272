package greenlab.stages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Finds a JDK for each Java that stages run on: on this machine, then by JBang's download, then by emulation. */
public final class Boxes {
    private static final int MINUTES_FOR_A_DOWNLOAD = 5;

    private final House house;
    private final Consumer<String> progress;

    /** @param progress is told, in a line, of what takes long or turns out otherwise than asked */
    public Boxes(House house, Consumer<String> progress) {
        this.house = house;
        this.progress = progress;
    }

    /**
     * The box for Java 21 or 25.
     *
     * @throws IllegalStateException with one line that says what to do, if there is no JDK 25
     */
    public Box of(int java) throws IOException, InterruptedException {
        Optional<Path> found = find(java);
        if (found.isEmpty() && java == 21) {
            progress.accept("no JDK 21 on this machine: asking JBang for one");
            download(java);
            found = find(java);
        }
        if (found.isPresent()) {
            return new Box(java, found.get(), false);
        }
        Path jdk25 = find(25).orElseThrow(() ->
            new IllegalStateException("no JDK 25 found: install one, or let JAVA_HOME point at one"));
        progress.accept("no JDK 21 to be had: Java 25 stands in for it, made to pin as 21 does (21*)");
        return new Box(java, jdk25, true);
    }

    private static Optional<Path> find(int java) {
        return new Jdks().find(java);
    }

    private void download(int java) throws IOException, InterruptedException {
        Process jbang = new ProcessBuilder(house.jbang().toString(), "jdk", "install", "" + java)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            jbang.waitFor(MINUTES_FOR_A_DOWNLOAD, TimeUnit.MINUTES);
        } finally {
            jbang.destroyForcibly();
        }
    }
}
