package greenlab.bench;

import greenlab.setup.CannotSetUp;
import greenlab.setup.Progress;
import greenlab.setup.Venv;
import greenlab.stages.House;
import java.nio.file.Path;
import java.util.Optional;

/** Python's greenlet and gevent, in an environment of their own. */
record Peers(Path python, Path script) {

    /** The peers, set up first where need be; empty where they can't be had, and stderr says why. */
    static Optional<Peers> setUp(House house) {
        Path files = house.root().resolve("jbang-scripts/bench/peers");
        Venv venv = new Venv(house.lab().resolve("peers"), files.resolve("requirements.txt"), "gevent");
        try {
            if (venv.find().isEmpty()) {
                new Progress(System.err).step("gevent, this once", venv::install);
            }
        } catch (CannotSetUp refused) {
            System.err.println("bench: without Python's side, since " + refused.getMessage());
        }
        return venv.find().map(python -> new Peers(python.program(), files.resolve("peers.py")));
    }
}
