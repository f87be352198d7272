package greenlab.fetch;

/** The protocol of the fetches, named as on the command line and in JSON. */
public enum Proto { http, https }
