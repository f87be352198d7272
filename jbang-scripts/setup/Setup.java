package greenlab.setup;

import greenlab.stages.House;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;

/** Installs what is missing, one process at a time: a second one waits, and finds everything done. */
public final class Setup {
    private static final long MIN_FREE_BYTES = 16 << 20;

    private Setup() {}

    /**
     * Sets up everything, and returns the Jupyter to use.
     *
     * @throws SetupException at the first part that can't be installed
     */
    public static Jupyter all(House house, Progress progress) throws SetupException {
        locked(house, () -> parts(house, progress));
        return Jupyter.find(house).orElseThrow(() -> new SetupException(
            "Jupyter was installed, but does not run; delete " + house.lab() + " and start again"));
    }

    /** Sets up what the site needs. */
    public static void site(House house, Progress progress) throws SetupException {
        locked(house, () -> deck(house, progress));
    }

    /** Without Reveal.js the deck is a page that scrolls, so its absence is reported and doesn't fail the set-up. */
    private static void deck(House house, Progress progress) {
        try {
            new Reveal(house).setUp(progress);
        } catch (SetupException e) {
            progress.print("Slides without Reveal.js: " + orDiskFull(house, e.getMessage()));
        }
    }

    /** On a full disk each tool reports an error of its own, so the disk itself is asked. */
    private static String orDiskFull(House house, String message) {
        boolean full = house.lab().toFile().getUsableSpace() < MIN_FREE_BYTES;
        return full ? "no space is left for " + house.lab() + ": make room (it takes 300 MB), then start again"
            : message;
    }

    /** Holds a file lock meanwhile, which the system releases however this process ends. */
    private static void locked(House house, Progress.Step work) throws SetupException {
        Path lock = house.lab().resolve("setup.lock");
        try {
            Files.createDirectories(house.lab());
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                work.run();
            }
        } catch (IOException e) {
            throw new SetupException(orDiskFull(house,
                "cannot write to " + house.lab() + ": make it a folder that you may write to"));
        } catch (SetupException e) {
            throw new SetupException(orDiskFull(house, e.getMessage()));
        }
    }

    /** The kernel is built on another core while Reveal.js and Jupyter are installed, which takes about as long. */
    private static void parts(House house, Progress progress) throws SetupException {
        KernelSpec.write(house);
        var kernel = CompletableFuture.supplyAsync(() -> buildKernel(house));
        try {
            deck(house, progress);
            Jupyter.setUp(house, progress);
            progress.step("Building the kernel", () -> requireBuilt(kernel.join()));
        } finally {
            kernel.join(); // also after a failure: the build must not outlast the lock
        }
    }

    /** Resolves and compiles the kernel, so that no notebook has to wait for it. */
    private static Tool.Result buildKernel(House house) {
        var catalog = house.root().resolve("jbang-catalog.json");
        return Tool.run(house.jbang(), "build", "--catalog", catalog, "kernel");
    }

    private static void requireBuilt(Tool.Result kernel) throws SetupException {
        if (!kernel.ok()) {
            throw new SetupException("cannot build the notebooks' kernel: " + kernel.errorLine());
        }
    }
}
