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
     * The box for a Java: {@code 21}, {@code 25}, or {@code 21*} for an emulated 21 even where there is a real one.
     *
     * @throws IllegalStateException with one line that says what to do, if there is no JDK 25
     */
    public Box of(String java) throws IOException, InterruptedException {
        return switch (java) {
            case "25" -> new Box(25, jdk25(), false);
            case "21*" -> new Box(21, jdk25(), true);
            case "21" -> box21();
            default -> throw new IllegalArgumentException("the stages run on Java 21 and 25, not on " + java);
        };
    }

    private Box box21() throws IOException, InterruptedException {
        Optional<Path> found = find(21);
        if (found.isEmpty()) {
            progress.accept("no JDK 21 on this machine: asking JBang for one");
            download(21);
            found = find(21);
        }
        if (found.isPresent()) {
            return new Box(21, found.get(), false);
        }
        progress.accept("no JDK 21 to be had: Java 25 stands in for it, made to pin as 21 does (21*)");
        return new Box(21, jdk25(), true);
    }

    private static Path jdk25() {
        return find(25).orElseThrow(() ->
            new IllegalStateException("no JDK 25 found: install one, or let JAVA_HOME point at one"));
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
            StageProcess.end(jbang);
        }
    }
}
