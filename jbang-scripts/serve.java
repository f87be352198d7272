///usr/bin/env jbang "$0" "$@" ; exit $?
// The delay server on its own, until Ctrl-C: ./jbang serve --port 8080 --https-port 8443

//JAVA 25
//SOURCES ../server/src/main/java/**/*.java
//SOURCES ../green/src/main/java/greenlab/**/*.java
// For thousands of delays at once: code that is soon fast, and a heap that grows no faster than they do.
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn32m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25

import greenlab.server.ServeCommand;

class serve {
    static void main(String... arguments) {
        System.exit(ServeCommand.run(arguments));
    }
}
