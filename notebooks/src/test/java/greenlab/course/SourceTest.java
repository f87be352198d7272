package greenlab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.setup.Checkout;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SourceTest {

    @Test
    void methodsComeInTheOrderOfTheFile() throws IOException {
        Source loop = Source.of(Checkout.find(), "greenlab.green.Loop");
        assertThat(loop.methods("waitForAll", "run")).containsSubsequence("void run()", "void waitForAll()");
    }

    /** The others must not hide it. */
    @Test
    void oneUnknownMethodIsRejected() throws IOException {
        Source loop = Source.of(Checkout.find(), "greenlab.green.Loop");
        assertThatThrownBy(() -> loop.methods("run", "walk")).hasMessage("no such method: walk");
    }
}
