package greenlab.stepper;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recorded steps as HTML: the element {@code <hub-stepper>} of {@code slides/assets/stepper.js}. */
public final class StepperHtml {
    private StepperHtml() {}

    /**
     * For a page that loads the script and the style sheet. Without them it shows the code.
     *
     * @param fragments whether Reveal.js steps, with a fragment for each step but the first
     */
    public static String element(HubSteps steps, boolean fragments) {
        return "<hub-stepper><pre>" + escaped(String.join("\n", steps.code())) + "</pre>\n<p>With JavaScript, this"
            + " shows a run of this code step by step. In a notebook, run the cell.</p>\n"
            + "<script type=\"application/json\">" + steps.json() + "</script>"
            + "<i class=\"fragment\"></i>".repeat(fragments ? steps.steps().size() - 1 : 0)
            + "</hub-stepper>";
    }

    /** For a cell of a notebook: steps that are recorded now, with script and style sheet. */
    public static String cell(Checkout checkout, URI server) throws IOException {
        Path assets = checkout.root().resolve("slides/assets");
        return "<style>" + Files.readString(assets.resolve("stepper.css")) + "</style>"
            + element(HubSteps.record(checkout, server), false)
            + "<script>" + Files.readString(assets.resolve("stepper.js")) + "</script>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
