/**
 * What {@code jbang monkey} looks with: somebody's code is called before a patch, after it, and when it is undone, and
 * each time is told how long three greenlets took, and whose code it was that ran. It patches nothing.
 */
package greenlab.toy;
