package greenlab.server;

import greenlab.fetch.Cli;
import greenlab.fetch.Leash;
import greenlab.fetch.OwnServer;
import greenlab.stages.House;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The delay server of a command that was given no address: on free ports, and no longer there than the command. */
public final class ServerForRuns implements OwnServer {
    private final URI http;
    private final URI https;
    private final AutoCloseable running;

    private ServerForRuns(URI http, URI https, AutoCloseable running) {
        this.http = http;
        this.https = https;
        this.running = running;
    }

    /** For clients that run in JVMs of their own. */
    public static OwnServer inThisJvm() {
        try {
            DelayServer server = DelayServer.start(ServerConfig.local(House.find().tls()));
            return new ServerForRuns(server.http(), server.https(), server);
        } catch (StartupException refused) {
            throw new Cli.Failure(refused.getMessage(), refused);
        }
    }

    /** For a client in this JVM: its threads, its patches and its warm-up are then its own. */
    public static OwnServer inAnotherJvm() {
        String java = ProcessHandle.current().info().command().orElse("java");
        ProcessBuilder builder = new ProcessBuilder(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-cp", System.getProperty("java.class.path"), ServerForRuns.class.getName()));
        builder.environment().put(Leash.VARIABLE, "stdin");
        try {
            Process process = builder.start();
            BufferedReader said = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String http = said.readLine();
            String https = said.readLine();
            if (https == null) {
                String why = process.errorReader().lines().reduce((_, last) -> last).orElse("it does not say why");
                throw new Cli.Failure("the delay server did not start: " + why.replaceFirst("^serve: ", ""));
            }
            Thread.ofPlatform().daemon().name("server-errors").start(() -> process.errorReader().lines()
                .forEach(System.err::println));
            return new ServerForRuns(URI.create(http), URI.create(https), process::destroyForcibly);
        } catch (IOException failed) {
            throw new Cli.Failure("the delay server did not start: " + failed.getMessage(), failed);
        }
    }

    /** The other JVM's main. */
    public static void main(String... unused) {
        Leash.holdIfAsked();
        System.exit(ServeCommand.run("--port", "0", "--https-port", "0"));
    }

    /** By which the delay servers of this checkout are verified. */
    public static Path ownTruststore() {
        return Keys.at(House.find().tls()).truststore();
    }

    @Override
    public URI address(String proto) {
        return proto.equals("https") ? https : http;
    }

    @Override
    public Path truststore() {
        return ownTruststore();
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (Exception stopped) {
            throw new IllegalStateException("the delay server did not stop: " + stopped.getMessage(), stopped);
        }
    }
}
