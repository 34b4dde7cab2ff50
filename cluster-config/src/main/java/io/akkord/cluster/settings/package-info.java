/**
 * Settings: HOCON files in, checked values out. Whoever starts something of Akkord reads its settings here; nothing here
 * starts anything. Values are immutable and safe to share.
 */
@NullMarked
package io.akkord.cluster.settings;

import org.jspecify.annotations.NullMarked;
