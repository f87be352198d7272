/**
 * Builds the site as static files: deck, sandbox, front page, notebooks and recorded runs. Pages come from
 * {@code slides/}, code from the sources, pictures from recorded runs. Live runs belong to the server.
 */
package greenlab.slides;
