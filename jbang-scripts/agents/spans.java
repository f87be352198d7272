// The agent of stage 5, for -javaagent; greenlab.agents.SpanAgent describes it.

//JAVA 21+
//SOURCES ../../green/src/main/java/greenlab/agents/*.java
//MANIFEST Premain-Class=greenlab.agents.SpanAgent

class spans {
    public static void main(String... args) {
        System.err.println("spans is an agent; stage 5's script header shows how to use it");
        System.exit(2);
    }
}
