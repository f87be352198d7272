package greenlab.setup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;

/** All of it. */
public final class Setup {
    private static final long LEAST_ROOM = 16 << 20;

    private Setup() {}

    /**
     * Sets up what is missing, and returns the Jupyter to use. Of two that do so at once, the second one waits and
     * finds everything done; a lock is gone with the process that held it.
     *
     * @throws CannotSetUp with the mend, at the first part that can't be brought along
     */
    public static Jupyter all(Checkout house, Progress progress) throws CannotSetUp {
        return locked(house, () -> parts(house, progress));
    }

    /** What the site alone needs: less, and never in its way. */
    public static void site(Checkout house, Progress progress) throws CannotSetUp {
        locked(house, () -> {
            deck(house, progress);
            return null;
        });
    }

    /** Without Reveal.js the deck is a page to scroll through: worth a line, and no reason to stop. */
    private static void deck(Checkout house, Progress progress) {
        try {
            new Reveal(house).setUp(progress);
        } catch (CannotSetUp without) {
            progress.tell("Slides without Reveal.js: " + mend(house, without.getMessage()));
        }
    }

    /** Where a disk is full, each tool complains of something else: so it is the disk that is asked. */
    private static String mend(Checkout house, String complaint) {
        boolean full = house.lab().toFile().getUsableSpace() < LEAST_ROOM;
        return full ? "no space is left for " + house.lab() + ": make room (it takes 300 MB), then start again"
            : complaint;
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws CannotSetUp;
    }

    private static <T> T locked(Checkout house, Work<T> work) throws CannotSetUp {
        Path lock = house.lab().resolve("setup.lock");
        try {
            Files.createDirectories(house.lab());
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                return work.run();
            }
        } catch (IOException e) {
            throw new CannotSetUp(mend(house,
                "cannot write to " + house.lab() + ": make it a folder that you may write to"));
        } catch (CannotSetUp e) {
            throw new CannotSetUp(mend(house, e.getMessage()));
        }
    }

    /** The kernel is compiled on another core while Jupyter is unpacked: they take about as long. */
    private static Jupyter parts(Checkout house, Progress progress) throws CannotSetUp {
        KernelSpec.write(house);
        var kernel = CompletableFuture.supplyAsync(() -> buildKernel(house));
        try {
            deck(house, progress);
            var jupyter = Jupyter.setUp(house, progress);
            progress.step("Kernel", () -> mustBeBuilt(kernel.join()));
            return jupyter;
        } finally {
            kernel.join(); // whatever came between: it must not go on when the lock is gone
        }
    }

    /** Resolves and compiles the kernel now, so that no notebook has to wait for it. */
    private static Tool.Result buildKernel(Checkout house) {
        var catalog = house.root().resolve("jbang-catalog.json");
        return Tool.run(house.jbang(), "build", "--catalog", catalog, "kernel");
    }

    private static void mustBeBuilt(Tool.Result kernel) throws CannotSetUp {
        if (!kernel.ok()) {
            throw new CannotSetUp("the notebooks' kernel can't be built: " + kernel.complaint());
        }
    }
}
