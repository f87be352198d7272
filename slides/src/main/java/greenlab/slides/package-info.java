/**
 * The site as files: a deck, a sandbox, a front page, the recorded runs that they show. Pages come from {@code slides/},
 * code from the sources it is compiled from, pictures from recorded runs; any static host can serve the result. What
 * answers a live run is the server's business.
 */
package greenlab.slides;
