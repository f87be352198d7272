/**
 * What {@code jbang monkey} prints: the results of one call before a patch, after it and after its undo, how long three
 * greenlets took, and which code ran. It contains the patch of the first example; the others are in greenlab.monkey.
 */
package greenlab.patchdemo;
