// The agent of stage 4, for -javaagent; greenlab.agents.UnpinAgent describes it.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/agents/*.java
//MANIFEST Premain-Class=greenlab.agents.UnpinAgent

class unpin {
    public static void main(String... args) {
        System.err.println("unpin is an agent; stage 4's script header shows how to use it");
        System.exit(2);
    }
}
