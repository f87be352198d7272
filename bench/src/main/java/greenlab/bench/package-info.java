/**
 * The cost benchmark: what is measured, beside whom, and which goal it has to meet. What is measured lies in ours/, one
 * script a kind, and in peers/, the same in Python; each prints its figures as JSON. Nothing here measures by itself.
 */
package greenlab.bench;
