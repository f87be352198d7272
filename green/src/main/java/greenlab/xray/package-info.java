/**
 * Looking, without touching: what is this socket really and who made it ({@link greenlab.xray.XRay}), who changed this
 * JVM and in which order ({@link greenlab.xray.PatchStack}), and what was there before a patch and won't follow it
 * ({@link greenlab.xray.Late}). It knows no patch; those who patch tell it.
 */
package greenlab.xray;
