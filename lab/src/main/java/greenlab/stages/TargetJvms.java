package greenlab.stages;

import greenlab.setup.Checkout;
import greenlab.setup.Jdks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Finds a JDK for each Java that stages run on: on this machine, else by JBang's download; 21 also by emulation. */
public final class TargetJvms {
    private static final int OLDEST = 21;
    private static final int DOWNLOAD_MINUTES = 5;

    private final Checkout checkout;
    private final Consumer<String> progress;
    private final Map<String, TargetJvm> known = new HashMap<>();

    /** @param progress receives a line when something takes long or isn't as asked */
    public TargetJvms(Checkout checkout, Consumer<String> progress) {
        this.checkout = checkout;
        this.progress = progress;
    }

    /**
     * The JVM for a Java: its major version, or {@code 21*} for an emulated 21 even where a JDK 21 is installed.
     *
     * @throws IllegalArgumentException if it is older than 21 or not a version
     * @throws IllegalStateException with one line and a fix, if there is no such JDK
     */
    public synchronized TargetJvm of(String java) throws IOException, InterruptedException {
        TargetJvm jvm = known.get(java);
        if (jvm == null) {
            jvm = find(java);
            known.put(java, jvm);
        }
        return jvm;
    }

    /** Whether {@link #of} accepts this word, such as {@code 25} or {@code 21*}. */
    public static boolean isJava(String word) {
        return word.equals(OLDEST + "*") || word.matches("\\d{2}") && Integer.parseInt(word) >= OLDEST;
    }

    private TargetJvm find(String java) throws IOException, InterruptedException {
        if (!isJava(java)) {
            throw new IllegalArgumentException("unsupported Java '" + java + "'; expected 21, 21*, 25 or later");
        }
        if (java.endsWith("*")) {
            return emulated();
        }
        int major = Integer.parseInt(java);
        Optional<Path> found = new Jdks().find(major);
        if (found.isEmpty() && major == OLDEST) {
            progress.accept("no JDK 21 on this machine; asking JBang for one");
            download(major);
            found = new Jdks().find(major);
        }
        if (found.isPresent()) {
            return new TargetJvm(major, found.get(), false);
        }
        if (major == OLDEST) {
            progress.accept("no JDK 21 available; Java 25 stands in for it and pins as 21 does (21*)");
            return emulated();
        }
        throw new IllegalStateException("no JDK " + major + " found; install one, or set JAVA_" + major + "_HOME");
    }

    private static TargetJvm emulated() {
        Path later = new Jdks().find(25).orElse(Path.of(System.getProperty("java.home")));
        return new TargetJvm(OLDEST, later, true);
    }

    private void download(int java) throws IOException, InterruptedException {
        Process jbang = new ProcessBuilder(checkout.jbang().toString(), "jdk", "install", "" + java)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            jbang.waitFor(DOWNLOAD_MINUTES, TimeUnit.MINUTES);
        } finally {
            jbang.descendants().forEach(ProcessHandle::destroyForcibly);
            jbang.destroyForcibly();
        }
    }
}
