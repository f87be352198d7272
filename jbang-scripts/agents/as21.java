// The agent that lets Java 25 stand in for 21: what it does is told in greenlab.monkey.As21Agent.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/monkey/*.java
//SOURCES ../../green/src/main/java/greenlab/green/*.java
//MANIFEST Premain-Class=greenlab.monkey.As21Agent

class as21 {
    public static void main(String... args) {
        System.err.println("as21 is an agent: the stage command uses it where there is no JDK 21");
        System.exit(2);
    }
}
