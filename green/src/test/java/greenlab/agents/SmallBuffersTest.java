package greenlab.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmallBuffersTest {
    private final Instrumentation jvm = ByteBuddyAgent.install();
    private final List<ClassFileTransformer> added = new ArrayList<>();

    @BeforeEach
    void rewrite() {
        SmallBuffers.premain((Instrumentation) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {Instrumentation.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("addTransformer")) {
                    added.add((ClassFileTransformer) arguments[0]);
                }
                return method.invoke(jvm, arguments);
            }));
    }

    @AfterEach
    void restore() throws Exception {
        added.forEach(jvm::removeTransformer);
        jvm.retransformClasses(BufferedWriter.class, BufferedOutputStream.class, BufferedInputStream.class);
    }

    @Test
    void inputIsReadInSmallPieces() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        new BufferedInputStream(new InputStream() {
            @Override
            public int read() {
                return 7;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                lengths.add(length);
                return length;
            }
        }).read();
        assertThat(lengths).containsExactly(512);
    }

    @Test
    void outputIsComplete() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(new BufferedOutputStream(bytes))) {
            stream.print("long ".repeat(10_000));
        }
        assertThat(bytes.toString()).isEqualTo("long ".repeat(10_000));
    }
}
