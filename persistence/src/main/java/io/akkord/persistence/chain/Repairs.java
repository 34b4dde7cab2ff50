package io.akkord.persistence.chain;

/** Wording of what to do. */
final class Repairs {

    static final String UPGRADE = "start an Akkord at least as new as the one that wrote it";

    private Repairs() {}

    static String cut(String persistenceId, long keep) {
        return "restore the journal from a backup, or stop the coordinator and keep what is intact with"
                + " \"akkord journal repair " + persistenceId + " --keep " + keep + "\"";
    }
}
