// The agent that lets Java 25 stand in for 21; greenlab.agents.As21Agent describes it.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/agents/*.java
//MANIFEST Premain-Class=greenlab.agents.As21Agent

class as21 {
    public static void main(String... args) {
        System.err.println("as21 is an agent; the stage command uses it if no JDK 21 is found");
        System.exit(2);
    }
}
