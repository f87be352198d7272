/**
 * Ways to use greenlets together, on top of {@link greenlab.green}: a limit on how many run at the same time, and OS
 * threads for calls that can't be made cooperative.
 */
package greenlab.pool;
