package greenlab.setup;

import java.util.List;
import java.util.stream.Stream;

/**
 * A Python's pip.
 *
 * @param python whose
 */
record Pip(Python python) {
    /** What is asked for is complete, so it needn't look for more; Python compiles what it uses; no network is told soon. */
    private static final List<String> INSTALL = List.of("-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--no-deps", "--no-compile", "--retries", "1", "--timeout", "20");

    /** Installs what is named, or meant by options. The result's complaint is pip's own. */
    Tool.Result install(Object... what) {
        return Tool.run(Stream.of(Stream.<Object>of(python.program()), INSTALL.stream(), Stream.of(what))
            .flatMap(words -> words).toArray());
    }
}
