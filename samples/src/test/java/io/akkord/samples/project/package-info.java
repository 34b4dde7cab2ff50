@org.jspecify.annotations.NullMarked
package io.akkord.samples.project;
