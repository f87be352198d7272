package greenlab.fuzz;

import greenlab.run.Run;
import greenlab.run.RunJson;
import java.nio.charset.StandardCharsets;

/** Any text is a run, which is written and read again without a change, or an {@link IllegalArgumentException}. */
public final class RunJsonTarget {
    private RunJsonTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Run run;
        try {
            run = RunJson.run(new String(input, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException invalid) {
            Property.oneLine(invalid, input);
            return;
        }
        run.spec();
        String written = RunJson.of(run);
        Property.require(RunJson.of(RunJson.run(written)).equals(written), "changed by writing and reading");
        Property.require(RunJson.rounded(run).equals(RunJson.run(written)), "two forms of one run differ");
    }
}
