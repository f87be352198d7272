///usr/bin/env jbang "$0" "$@" ; exit $?
// The delay server on its own, until Ctrl-C: ./jbang serve --port 8080 --https-port 8443

//JAVA 25
//SOURCES ../server/src/main/java/**/*.java
//SOURCES ../green/src/main/java/greenlab/**/*.java
// For ten thousand delays at once: code that is soon fast, and garbage that is collected in short pauses, since who
// arrives during one is answered late. An open delay takes 6 kB of the heap: there is room for twice as many.
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseG1GC -XX:MaxGCPauseMillis=10 -Xmx192m

import greenlab.server.ServeCommand;

class serve {
    static void main(String... arguments) {
        System.exit(ServeCommand.run(arguments));
    }
}
