package io.akkord.actors.protocol;

import java.util.List;

/** What the catalogue answers. */
public sealed interface CatalogueReply {

    /** The journal holds that the graph is open, or closed. */
    record Entered(String graph) implements CatalogueReply {}

    /** The journal of the catalogue is damaged, so nothing can be entered or listed. */
    record Unusable(String message) implements CatalogueReply {}

    /** Ids of the open graphs, and of the last that were closed. */
    record Listing(List<String> open, List<String> closed) implements CatalogueReply {}
}
