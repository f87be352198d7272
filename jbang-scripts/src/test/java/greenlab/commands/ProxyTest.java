package greenlab.commands;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import greenlab.setup.Checkout;
import greenlab.stages.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the settings in docs/troubleshooting.md, each client asks the proxy. This one notes for what, and refuses. */
@Tag("system")
@Timeout(120)
class ProxyTest {
    private static final Path ROOT = Checkout.find().root();
    private static final String CENTRAL = "repo1?\\.maven\\.(apache\\.)?org:443";

    @TempDir Path home;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private ServerSocket proxy;
    private Map<String, String> variables;

    @BeforeEach
    void start() throws Exception {
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::refuse);
        String docs = Files.readString(ROOT.resolve("docs/troubleshooting.md"))
            .replace("HOST", "127.0.0.1").replace("PORT", "" + proxy.getLocalPort());
        Files.writeString(Files.createDirectory(home.resolve(".m2")).resolve("settings.xml"),
            found("<settings>.*</settings>", docs).group());
        Matcher export = found("export (HTTPS_PROXY)=(\\S+) (NO_PROXY)=([^`]+)", docs);
        variables = Map.of(export.group(1), export.group(2), export.group(3), export.group(4));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
    }

    @Test
    void kitsArchive() throws Exception {
        assertAsks("kit\\.example:443", ChildJvm.java(), "-Dgreenlab.archive=https://kit.example/kit.zip",
            ROOT.resolve("jbang-scripts/command.java").toString(), "doctor");
    }

    @Test
    void maven() throws Exception {
        assertAsks(CENTRAL, "mvn", "-B", "-f", ROOT.resolve("lab/jbang-cli/pom.xml").toString(),
            "-Duser.home=" + home, "-s", home.resolve(".m2/settings.xml").toString(),
            "-Dmaven.repo.local=" + home.resolve("m2"), "dependency:copy-dependencies");
    }

    @Test
    void jbang() throws Exception {
        Path lab = Checkout.find().lab();
        Path folder = lab.resolve(Files.readString(lab.resolve("app")).strip()).resolve("jbang-cli");
        Path script = Files.writeString(home.resolve("one.java"), "//DEPS none:none:1\nclass one {}\n");
        assertAsks(CENTRAL, ChildJvm.java(), "-Duser.home=" + home, "-cp", folder + "/*", "dev.jbang.Main", "info",
            "classpath", script.toString());
    }

    @Test
    void pip() throws Exception {
        assertAsks("pypi\\.org:443", python(), "-m", "pip", "download", "--retries", "0", "uv==0.0.1");
    }

    @Test
    void uv() throws Exception {
        assertAsks("pypi\\.org:443", python(), "-m", "uv", "pip", "install", "--no-cache", "--target", home.toString(),
            "nbformat==0");
    }

    @Test
    void npm() throws Exception {
        assertAsks("registry\\.npmjs\\.org:443", "npm", "view", "reveal.js", "--fetch-retries=0", "--prefer-online");
    }

    private static String python() {
        return Checkout.find().lab().resolve("venv/bin/python").toString();
    }

    private void assertAsks(String host, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile())
            .redirectErrorStream(true).redirectOutput(home.resolve("log").toFile());
        builder.environment().keySet().removeIf(name -> name.toLowerCase().endsWith("_proxy"));
        builder.environment().remove("GREENLAB_HOME");
        builder.environment().putAll(variables);
        builder.environment().put("JBANG_DIR", home.resolve("jbang").toString());
        builder.environment().put("JBANG_CACHE_DIR", home.resolve("jbang/cache").toString());
        Process client = builder.start();
        try {
            String request = requests.poll(100, SECONDS);
            assertThat(request).as(Files.readString(home.resolve("log"))).matches("CONNECT " + host + " HTTP/1.[01]");
        } finally {
            client.descendants().forEach(ProcessHandle::destroyForcibly);
            client.destroyForcibly().waitFor();
        }
    }

    private void refuse() {
        while (!proxy.isClosed()) {
            try (Socket client = proxy.accept();
                    var lines = new BufferedReader(new InputStreamReader(client.getInputStream()))) {
                requests.add(lines.readLine());
                client.getOutputStream().write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes());
            } catch (IOException e) {
                // the client is gone, or the test is over
            }
        }
    }

    private static Matcher found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher;
    }
}
