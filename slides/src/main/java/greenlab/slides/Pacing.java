package greenlab.slides;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The time for each slide, from the minutes in the notes, for the clock of the speaker view. */
final class Pacing {
    private static final Pattern MINUTE = Pattern.compile("Minute (\\d+)\\.");
    /** For the last minute of the talk, and for slides without one. */
    private static final int DEFAULT_SECONDS = 60;

    private Pacing() {}

    /** Sets {@code data-timing}, in seconds; slides of the same minute share the time until the next one. */
    static void set(Element deck) {
        List<Element> slides = deck.select("section:has(> aside.notes)");
        List<Integer> minutes = slides.stream().map(Pacing::minute).toList();
        for (int i = 0; i < slides.size(); i++) {
            int minute = minutes.get(i);
            int next = minutes.stream().filter(later -> later > minute).findFirst().orElse(0);
            long sharing = minutes.stream().filter(same -> same == minute).count();
            long seconds = minute < 0 || next == 0 ? DEFAULT_SECONDS : (next - minute) * 60L / sharing;
            slides.get(i).attr("data-timing", "" + seconds);
        }
    }

    /** The minute in the slide's notes; -1 if there is none, as in the backup slides. */
    private static int minute(Element slide) {
        Matcher minute = MINUTE.matcher(slide.select("aside.notes").text());
        return minute.find() ? Integer.parseInt(minute.group(1)) : -1;
    }
}
