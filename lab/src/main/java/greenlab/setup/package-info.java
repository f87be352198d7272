/**
 * What a machine needs before it can run the lab and the tests, and how it gets there: Jupyter, its kernel, the deck's
 * Reveal.js, the folder they live in. Every step may be repeated; one that was interrupted is done again. Nothing here
 * measures or serves.
 */
package greenlab.setup;
