// The agent that lets Java 25 stand in for 21: what it does is told in greenlab.agents.As21Agent.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/agents/*.java
//MANIFEST Premain-Class=greenlab.agents.As21Agent

class as21 {
    public static void main(String... args) {
        System.err.println("as21 is an agent: the stage command uses it where there is no JDK 21");
        System.exit(2);
    }
}
