package greenlab.course;

import greenlab.grade.GradedHub;
import greenlab.grade.HubCase;
import greenlab.grade.HubGrader;
import greenlab.setup.Checkout;
import greenlab.setup.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code ./jbang grade hub} in a cell. */
public final class HubJudge {
    private HubJudge() {}

    /** A file of the exercise, such as {@code Hub.java}. */
    public static Path file(String name) {
        return Checkout.find().notebooks().resolve("exercises/hub").resolve(name);
    }

    /** Judges the hub in a file and prints each result; without cases, in all of them. */
    public static GradedHub judge(Path file, HubCase... cases) throws IOException, InterruptedException {
        GradedHub hub = HubGrader.grade(file, List.of(cases.length == 0 ? HubCase.values() : cases),
            result -> System.out.println(result.text()));
        System.out.println(hub.sum());
        return hub;
    }

    /** Judges the hub in this source text of a class. */
    public static GradedHub judge(String type, String source, HubCase... cases)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("greenlab-judge");
        try {
            return judge(Files.writeString(folder.resolve(type + ".java"), source), cases);
        } finally {
            Tool.run("rm", "-rf", folder);
        }
    }

    /** Shows what the greenlets did in a case. */
    public static void show(GradedHub hub, HubCase one) {
        CellDisplay.ofKernel().svg(hub.picture(one));
    }
}
