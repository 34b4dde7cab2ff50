package io.akkord.execution.result;

/** Told by each result when it comes into memory or onto disk and when it goes; called under the result's lock. */
interface MemoryAccount {

    void enteredMemory(Held held);

    void leftMemory(Held held);

    void enteredDisk(long bytes);

    void leftDisk(long bytes);
}
