package greenlab.toy;

import com.google.gson.GsonBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Acts, one after the other, each printed when it is over; or all of them as one JSON document, when it closes. */
public final class Show implements AutoCloseable {
    private final Class<?> callers;
    private final Duration rest;
    private final boolean json;
    private final List<Act> acts = new ArrayList<>();

    /**
     * @param callers the class whose methods call
     * @param rest how long each call takes
     */
    public Show(Class<?> callers, Duration rest, boolean json) {
        this.callers = callers;
        this.rest = rest;
        this.json = json;
        tell(String.format(Locale.ROOT, """
            Three greenlets on one thread call the same line of code, which rests for %.1f s.
            What do they hear, how long do the three take, and whose code runs? Told with
            the jar or module that each class is from, and with its loader.""", rest.toMillis() / 1000.0));
    }

    /** Calls before, applies, calls, undoes, calls. */
    public void act(String patch, Callable<String> call, Act.Step apply, Act.Step undo) throws Exception {
        Act act = Act.of(patch, new Act.Caller(callers, call, rest.toMillis()), apply, undo);
        acts.add(act);
        tell("\n" + acts.size() + ". " + act.text().stripTrailing());
    }

    private void tell(String text) {
        if (!json) {
            System.out.println(text);
        }
    }

    @Override
    public void close() {
        if (json) {
            System.out.println(new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(acts));
        }
    }
}
