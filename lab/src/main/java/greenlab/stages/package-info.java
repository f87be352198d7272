/**
 * The stages of the story: finds JDKs, reads the environment of a stage from its script's header, starts the fetch
 * program in a fresh JVM and records what it reports; orders, flight recordings and saved runs belong here. It knows
 * no command line, no browser and no notebook.
 */
package greenlab.stages;
