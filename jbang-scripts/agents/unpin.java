// The agent of stage 4, for -javaagent: what it does is told in greenlab.agents.UnpinAgent.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/agents/*.java
//MANIFEST Premain-Class=greenlab.agents.UnpinAgent

class unpin {
    public static void main(String... args) {
        System.err.println("unpin is an agent: stage 4's header shows how it is used");
        System.exit(2);
    }
}
