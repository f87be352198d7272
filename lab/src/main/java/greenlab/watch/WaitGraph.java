package greenlab.watch;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which threads wait for which object, and which thread owns it, from a thread dump of Java 25 or later in JSON. Owners
 * of monitors are known; the dump doesn't name the owners of locks and semaphores.
 */
final class WaitGraph {
    /** So many threads that wait for one object are a queue worth reporting. */
    private static final int QUEUE = 8;

    /** A thread; {@code awaited} is null if it waits for nothing. */
    private record Waiting(String name, boolean virtual, String awaited, String frame) {}

    private final List<Waiting> threads = new ArrayList<>();
    private final Map<String, String> ownerOf = new HashMap<>();

    /** {@code dump} is that of {@code Thread.dump_to_file -format=json}. */
    WaitGraph(String dump) {
        JsonObject root = JsonParser.parseString(dump).getAsJsonObject().getAsJsonObject("threadDump");
        for (JsonElement container : root.getAsJsonArray("threadContainers")) {
            for (JsonElement thread : container.getAsJsonObject().getAsJsonArray("threads")) {
                add(thread.getAsJsonObject());
            }
        }
    }

    private void add(JsonObject thread) {
        String name = thread.get("name").getAsString();
        String label = name.isEmpty() ? "#" + thread.get("tid").getAsString() : name;
        String awaited = thread.has("blockedOn") ? thread.get("blockedOn").getAsString()
            : thread.has("parkBlocker") ? thread.getAsJsonObject("parkBlocker").get("object").getAsString() : null;
        threads.add(new Waiting(label, thread.has("virtual"), awaited, frame(thread.getAsJsonArray("stack"))));
        if (thread.has("monitorsOwned")) {
            for (JsonElement depth : thread.getAsJsonArray("monitorsOwned")) {
                depth.getAsJsonObject().getAsJsonArray("locks").forEach(lock -> own(lock, label));
            }
        }
    }

    private void own(JsonElement lock, String label) {
        if (!lock.isJsonNull()) {
            ownerOf.put(lock.getAsString(), label);
        }
    }

    /** The innermost frame outside the JDK; null if there is none. */
    private static String frame(JsonArray stack) {
        return stack.asList().stream().map(JsonElement::getAsString)
            .filter(frame -> !frame.startsWith("java.") && !frame.startsWith("jdk."))
            .map(frame -> frame.replaceFirst("^.*/", "")).findFirst().orElse(null);
    }

    /** Virtual threads that wait for each other, a line for each circle. */
    List<String> deadlocks() {
        Map<String, Waiting> byName = new TreeMap<>();
        threads.stream().filter(thread -> thread.awaited != null).forEach(thread -> byName.put(thread.name, thread));
        List<String> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String start : byName.keySet()) {
            List<String> path = new ArrayList<>();
            String name = start;
            while (name != null && byName.containsKey(name) && seen.add(name)) {
                path.add(name);
                name = ownerOf.get(byName.get(name).awaited);
            }
            if (path.contains(name)) {
                lines.add("deadlock: " + String.join(" waits for ", path.subList(path.indexOf(name), path.size()))
                    + " waits for " + name);
            }
        }
        return lines;
    }

    /** Objects for which many virtual threads wait, longest queue first: a pool is too small, or they have no work. */
    List<String> queues() {
        Map<String, List<Waiting>> queues = new TreeMap<>();
        threads.stream().filter(thread -> thread.virtual && thread.awaited != null && thread.frame != null)
            .forEach(thread -> queues.computeIfAbsent(thread.awaited, _ -> new ArrayList<>()).add(thread));
        return queues.values().stream().filter(queue -> queue.size() >= QUEUE)
            .sorted((one, other) -> other.size() - one.size()).map(this::line).toList();
    }

    private String line(List<Waiting> queue) {
        String awaited = queue.getFirst().awaited;
        String owner = ownerOf.get(awaited);
        return queue.size() + " virtual threads wait for one " + awaited.replaceFirst("@.*", "") + " in "
            + queue.getFirst().frame + (owner == null ? "" : "; its owner is " + owner);
    }
}
