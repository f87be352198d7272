package greenlab.fetch;

/** How a delay server is spoken to. Named as on the command line and in JSON. */
public enum Proto { http, https }
