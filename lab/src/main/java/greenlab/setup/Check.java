package greenlab.setup;

import java.util.Optional;

/**
 * What became of looking at one part of the machine.
 *
 * @param part its name
 * @param state whether it will do
 * @param told which version it is and where it lies; or what is wrong with it
 * @param mend what to type or to do about it; null where it is good
 */
public record Check(String part, State state, String told, String mend) {

    /** Whether a part will do. */
    public enum State {
        /** It is there. */
        GOOD,
        /** It isn't, but will be brought along, or something else stands in for it. */
        LACKING,
        /** It isn't, and Greenlab can't do without. */
        BROKEN
    }

    static Check good(String part, String told) {
        return new Check(part, State.GOOD, told, null);
    }

    static Check lacking(String part, String told, String mend) {
        return new Check(part, State.LACKING, told, mend);
    }

    static Check broken(String part, String told, String mend) {
        return new Check(part, State.BROKEN, told, mend);
    }

    /** Good if it was found; else as {@code otherwise} says. */
    static Check found(String part, Optional<String> found, Check otherwise) {
        return found.map(told -> good(part, told)).orElse(otherwise);
    }
}
