/** What the journal holds, apart from the core's own types: event types by name and version, CBOR bodies. */
@NullMarked
package io.akkord.persistence.schema;

import org.jspecify.annotations.NullMarked;
