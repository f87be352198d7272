package greenlab.setup;

/**
 * The result of checking one part of the machine.
 *
 * @param part its name
 * @param state whether it is usable
 * @param detail its version and path, or what is wrong
 * @param fix what to type or to do about it; null if nothing is wrong
 */
public record Check(String part, State state, String detail, String fix) {

    /** Whether a part is usable. */
    public enum State {
        /** It is. */
        OK,
        /** It is not, but will be installed, or has a substitute. */
        WARNING,
        /** It is not, and Greenlab needs it. */
        ERROR
    }
}
