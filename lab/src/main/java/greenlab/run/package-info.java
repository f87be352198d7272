/**
 * A run and its events: recorded, judged, written as JSON, read again. Nothing here starts processes or draws.
 */
package greenlab.run;
