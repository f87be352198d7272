package greenlab.capacity;

/**
 * What users do while they wait. Who reloads sends the request once more; the first one stays where it is, since the
 * server doesn't know that nobody waits for it any longer.
 *
 * @param patience seconds after which a user reloads or, with no reload left, gives up
 * @param reloads how often they reload
 */
public record Users(double patience, int reloads) {
    public Users {
        if (!(patience > 0 && reloads >= 0)) {
            throw new IllegalArgumentException("patience is more than 0 seconds, and reloads are 0 or more");
        }
    }
}
