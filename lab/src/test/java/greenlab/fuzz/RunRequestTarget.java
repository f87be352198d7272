package greenlab.fuzz;

import greenlab.fetch.RunSpec;
import greenlab.server.live.RunRequest;
import java.nio.charset.StandardCharsets;

/** Any body of {@code POST /api/runs} is a spec within the limits, or an {@link IllegalArgumentException}. */
public final class RunRequestTarget {
    private RunRequestTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        RunSpec spec;
        try {
            spec = RunRequest.parse(new String(input, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException invalid) {
            Property.oneLine(invalid, input);
            return;
        }
        Property.require(spec.n() >= 1 && spec.n() <= 100, "n");
        Property.require(spec.delay() >= 0.001 && spec.delay() <= 5, "delay");
        Property.require(spec.carriers() >= 1 && spec.carriers() <= 16, "carriers");
        Property.require(spec.stage() == null ? !spec.order().isEmpty() : spec.stage() >= 0 && spec.stage() <= 4,
            "stage or order");
        Property.require(spec.java().matches("21|25") && spec.runtime() != null && spec.proto() != null
            && spec.patch() != null, "a field is missing");
    }
}
