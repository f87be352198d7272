package greenlab.fuzz;

/** What a target requires of each input. */
final class Property {
    private static final int LONGEST_REASON = 500;

    private Property() {}

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** The message is a reason of one line; it may quote the input. */
    static void oneLine(Exception refused, byte[] input) {
        String reason = refused.getMessage();
        require(reason != null && !reason.isBlank() && reason.lines().count() == 1, "not one line: " + reason);
        require(reason.length() <= LONGEST_REASON + input.length, "a long reason: " + reason.length());
    }
}
