/**
 * The journal lab: writes journals as supervisors do, puts faults into copies of them, and sees what a reader and a
 * starting coordinator make of each. For {@code akkord journal lab} and for tests; the product's own path never comes here.
 */
@NullMarked
package io.akkord.persistence.lab;

import org.jspecify.annotations.NullMarked;
