/**
 * Inspection without side effects: the implementation of a socket ({@link greenlab.xray.XRay}), the changes of this JVM
 * in order ({@link greenlab.xray.PatchStack}), and what a patch comes too late for
 * ({@link greenlab.xray.LatePatchCheck}). Patches don't belong here; greenlab.monkey reports them to this package.
 */
package greenlab.xray;
