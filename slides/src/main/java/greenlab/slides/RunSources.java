package greenlab.slides;

import greenlab.setup.Checkout;
import greenlab.setup.Tool;
import java.util.ArrayList;
import java.util.List;

/**
 * The sources that recorded runs depend on: all on the fetch program, and each on the script of its own stage. So a new
 * stage or a changed one makes no other stage's recordings stale. A group is the runs of one stage, or the orders.
 */
final class RunSources {
    private static final List<String> PROGRAM = List.of("green/src/main/java/greenlab/green",
        "green/src/main/java/greenlab/net", "green/src/main/java/greenlab/fetch");

    private RunSources() {}

    /** The group of a run, such as {@code stage-5} or {@code order}. */
    static String group(String key) {
        return key.replaceFirst("^(stage-\\d|order).*", "$1");
    }

    /** Its files and folders, for Git. */
    static List<String> paths(String group) {
        List<String> paths = new ArrayList<>(PROGRAM);
        paths.add("jbang-scripts/stages/" + group.replace("-", "") + "*.java");
        if (group.equals("stage-5")) {
            paths.add("green/src/main/java/greenlab/spans");
        }
        return paths;
    }

    /** Whether the history has a commit. One that was rebased away, or a shallow clone, can't be compared with. */
    static boolean isKnown(Checkout checkout, String commit) {
        return Tool.run("git", "-C", checkout.root(), "cat-file", "-e", commit + "^{commit}").ok();
    }

    /** The commits since this one that changed what the group's runs depend on, a line each; empty if none did. */
    static String changes(Checkout checkout, String group, String commit) {
        List<Object> command = new ArrayList<>(List.of("git", "-C", checkout.root(), "log", "--oneline",
            commit + "..HEAD", "--"));
        command.addAll(paths(group));
        return Tool.run(command.toArray()).output();
    }
}
